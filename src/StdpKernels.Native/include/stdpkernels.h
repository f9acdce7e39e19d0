/*
 * StdpKernels: spike-timing-dependent plasticity of linear, sparse and 2-D convolutional layers, in place and with the same bits on every run.
 *
 * C99, usable from C++. One step moves the traces of a layer by one time step and changes its weights:
 *
 *   t_pre  <- t_pre  + dt * tau_pre_inv  * (a_pre  * z_pre  - t_pre)
 *   t_post <- t_post + dt * tau_post_inv * (a_post * z_post - t_post)
 *   w      <- w + A_plus(w) * sum(z_post (x) t_pre) - A_minus(w) * sum(t_post (x) z_pre)       summed over the batch
 *   w      <- min(max(w, w_min), w_max)                                                        unless hardbound is 0
 *
 * Arrays are row-major and without gaps. Times are in seconds, inverse time constants in 1/s. Linear layers: z_pre, t_pre [B, I],
 * z_post, t_post [B, O], w [O, I] or [I, O]. Convolutional layers: [B, C, H, W], [B, O, H', W'] and w [O, C, kh, kw].
 *
 * Functions return STDP_OK or an error, and where they return an error they have changed nothing; stdp_last_error() says what was wrong.
 * Handles are checked: one that was freed, or is of another kind or type, is refused. A handle is for one call at a time, another one
 * that comes meanwhile gets STDP_ERROR_BUSY; different handles may be used by different threads. Pointers are not checked but for
 * NULL: they must lead to as much memory as is said.
 *
 * After fork() the child can go on with all handles, on one thread each; fork while no other thread is inside of the library.
 */
#ifndef STDPKERNELS_H
#define STDPKERNELS_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The number of this interface. It changes where a program that was compiled before would no longer work. */
#define STDP_ABI_VERSION 1

/* What a function returns. The numbers stay what they are. */
typedef int32_t stdp_status;
enum {
    STDP_OK = 0,
    STDP_ERROR_NULL = 1,          /* a pointer that must not be is NULL */
    STDP_ERROR_HANDLE = 2,        /* not a handle, or one that was freed */
    STDP_ERROR_KIND = 3,          /* a handle of another kind or number type than the function takes */
    STDP_ERROR_ARGUMENT = 4,      /* a shape, a number of elements, an order or an overlap that does not fit */
    STDP_ERROR_RANGE = 5,         /* a number out of its range */
    STDP_ERROR_BUSY = 6,          /* another call is at work on the handle */
    STDP_ERROR_FROZEN = 7,        /* parameters that a layer or step has used do not change */
    STDP_ERROR_FILE = 8,          /* a file cannot be read or written */
    STDP_ERROR_FORMAT = 9,        /* a file is damaged, or holds other types or shapes */
    STDP_ERROR_MEMORY = 10,       /* not enough memory */
    STDP_ERROR_INTERNAL = 11      /* anything else: a mistake of the library */
};

/* The type of numbers: that of parameters, and of all that is made with them. */
typedef int32_t stdp_type;
enum { STDP_FLOAT32 = 1, STDP_FLOAT64 = 2 };

/* How a change depends on the weight: A_plus(w) and A_minus(w). */
typedef int32_t stdp_algorithm;
enum {
    STDP_ADDITIVE = 0,            /* eta_plus and eta_minus */
    STDP_ADDITIVE_STEP = 1,       /* eta_plus where w < w_max, eta_minus where w > w_min, else 0 */
    STDP_MULTIPLICATIVE_POW = 2,  /* eta_plus * (w_max - w)^mu and eta_minus * (w - w_min)^mu */
    STDP_MULTIPLICATIVE_RELU = 3, /* eta_plus * max(w_max - w, 0) and eta_minus * max(w - w_min, 0) */
    STDP_ASYMMETRIC_POW = 4       /* eta_plus * (w_max - w)^mu_plus and eta_minus * (w - w_min)^mu_minus */
};

/* The parameters that are a number, or a tensor that broadcasts as in NumPy: a_* and tau_* to their trace, the others to the weights. */
typedef int32_t stdp_parameter;
enum {
    STDP_A_PRE = 0,               /* default 1 */
    STDP_A_POST = 1,              /* default 1 */
    STDP_TAU_PRE_INV = 2,         /* 1/s, default 20 */
    STDP_TAU_POST_INV = 3,        /* 1/s, default 20 */
    STDP_W_MIN = 4,               /* default 0 */
    STDP_W_MAX = 5,               /* default 1 */
    STDP_ETA_PLUS = 6,            /* default 0.001 */
    STDP_ETA_MINUS = 7,           /* default 0.001 */
    STDP_MU = 8,                  /* default 0 */
    STDP_MU_PLUS = 9,             /* default 0 */
    STDP_MU_MINUS = 10,           /* default 1 */
    STDP_TRACE_FLOOR = 11         /* a number only: traces whose size falls below it become zero; default 0, which is off */
};

/* Which neurons the rows of a linear layer's weights belong to. */
typedef int32_t stdp_layout;
enum {
    STDP_POSTSYNAPTIC_ROWS = 0,   /* w [O, I] */
    STDP_PRESYNAPTIC_ROWS = 1     /* w [I, O] */
};

/* Which norm of a neuron's weights. */
typedef int32_t stdp_norm;
enum {
    STDP_NORM_L1 = 0,             /* the sum of magnitudes */
    STDP_NORM_L2 = 1              /* the root of the sum of squares */
};

/* Which weights belong to a neuron. */
typedef int32_t stdp_fan;
enum {
    STDP_FAN_IN = 0,              /* the incoming ones of a postsynaptic neuron */
    STDP_FAN_OUT = 1              /* the outgoing ones of a presynaptic neuron */
};

/* The arrays of a layer. */
typedef int32_t stdp_array;
enum { STDP_WEIGHTS = 0, STDP_TRACE_PRE = 1, STDP_TRACE_POST = 2 };

/* In which form activity comes. It does not show in the result. */
typedef int32_t stdp_activity_kind;
enum {
    STDP_NUMBERS_F32 = 1,         /* data: float, in the order of the trace, normally 0 or 1, but any number works */
    STDP_NUMBERS_F64 = 2,         /* data: double */
    STDP_EVENTS = 3,              /* data: int32_t, the indices of neurons that fired, ascending in each sample */
    STDP_FLAGS = 4,               /* data: uint8_t, not 0 for neurons that fired, in the order of the trace */
    STDP_COUNTS = 5,              /* data: uint8_t, how often each neuron fired */
    STDP_MASK = 6                 /* data: uint64_t, a bit for each neuron, the first lowest; each sample begins a word */
};

/* The activity of one side in one step. Unused members are 0. */
typedef struct stdp_activity {
    stdp_activity_kind kind;
    int32_t samples;              /* events: the number of samples, B */
    int64_t count;                /* elements that data has */
    const void *data;
    const int32_t *sample_starts; /* events: samples + 1 ascending places in data, from 0 to count; may be NULL for one sample */
    const void *values;           /* events: a number of the layer's type for each, or NULL where all are 1 */
} stdp_activity;

/* Of convolutions. NULL stands for stride 1, padding 0, dilation 1. */
typedef struct stdp_geometry {
    int32_t stride_height, stride_width;
    int32_t padding_height, padding_width;
    int32_t dilation_height, dilation_width;
} stdp_geometry;

/* Handles. They are no addresses. */
typedef struct stdp_parameters_handle *stdp_parameters;
typedef struct stdp_layer_handle *stdp_layer;
typedef struct stdp_workspace_handle *stdp_workspace;

/* ---- The library ---- */

/* The version, such as "1.2.3". */
const char *stdp_version(void);

/* The STDP_ABI_VERSION that the library was compiled with. */
int32_t stdp_abi_version(void);

/* Bits of the vectors that the loaded build computes with: 256 with AVX2, else 128. The results do not depend on it. */
int32_t stdp_vector_bits(void);

/* What was wrong in the last call of this thread that returned an error; UTF-8, valid until the next one that does. Never NULL. */
const char *stdp_last_error(void);

/* ---- Parameters ---- */

/* New parameters with their defaults: additive, hardbound. */
stdp_status stdp_parameters_create(stdp_type type, stdp_parameters *parameters);

/* The same values once more, which can be changed. */
stdp_status stdp_parameters_copy(stdp_parameters parameters, stdp_parameters *copy);

stdp_status stdp_parameters_free(stdp_parameters parameters);

/* Parameters can be set until a layer or step first uses them. */
stdp_status stdp_parameters_set_algorithm(stdp_parameters parameters, stdp_algorithm algorithm);
stdp_status stdp_parameters_set_hardbound(stdp_parameters parameters, int32_t hardbound);
stdp_status stdp_parameters_set_number(stdp_parameters parameters, stdp_parameter name, double number);

/* The values are copied. rank is from 0 to 4, shape has as many dimensions. */
stdp_status stdp_parameters_set_tensor_f32(
    stdp_parameters parameters, stdp_parameter name, const float *values, int32_t rank, const int32_t *shape);
stdp_status stdp_parameters_set_tensor_f64(
    stdp_parameters parameters, stdp_parameter name, const double *values, int32_t rank, const int32_t *shape);

/* STDP_ERROR_ARGUMENT where values are allowed that hardly anybody means, such as time constants that look like their inverse. */
stdp_status stdp_parameters_validate(stdp_parameters parameters, double dt);

/* ---- Layers: they own weights and traces, which start at zero ---- */

/* dt in seconds; threads from 1 to 64 share large steps; layout says how the weights lie. */
stdp_status stdp_linear_layer_create(
    int32_t batch_size, int32_t inputs, int32_t outputs, stdp_parameters parameters, double dt, int32_t threads, stdp_layout layout,
    stdp_layer *layer);

stdp_status stdp_conv2d_layer_create(
    int32_t batch_size, int32_t channels, int32_t image_height, int32_t image_width, int32_t outputs,
    int32_t kernel_height, int32_t kernel_width, const stdp_geometry *geometry, stdp_parameters parameters, double dt, int32_t threads,
    stdp_layer *layer);

/*
 * Sparse layers have one weight a synapse, w [N]: those of each presynaptic neuron side by side, by ascending targets. Each of their
 * weights has the bits that it would have in a linear layer. Tensor parameters are [N], or broadcast to [O, I].
 *
 * From pairs of neurons, in any order; two neurons have one synapse at most. From compressed rows: row_starts has I + 1 elements, targets
 * as many as the last of them says. At random: each pair has a synapse with a probability, the same ones on every machine.
 */
stdp_status stdp_sparse_layer_create_from_pairs(
    int32_t batch_size, int32_t inputs, int32_t outputs, int64_t count, const int32_t *pre, const int32_t *post,
    stdp_parameters parameters, double dt, int32_t threads, stdp_layer *layer);
stdp_status stdp_sparse_layer_create_from_rows(
    int32_t batch_size, int32_t inputs, int32_t outputs, const int64_t *row_starts, const int32_t *targets,
    stdp_parameters parameters, double dt, int32_t threads, stdp_layer *layer);
stdp_status stdp_sparse_layer_create_random(
    int32_t batch_size, int32_t inputs, int32_t outputs, double probability, int64_t seed,
    stdp_parameters parameters, double dt, int32_t threads, stdp_layer *layer);

/* Copies which neurons the synapses of a sparse layer connect: row_starts [I + 1], targets [N]. */
stdp_status stdp_sparse_layer_synapses(stdp_layer layer, int64_t *row_starts, int32_t *targets);

/* Pointers into the layer are no longer valid. */
stdp_status stdp_layer_free(stdp_layer layer);

/* One step: traces, then weights. Allocates nothing once warm. */
stdp_status stdp_layer_step(stdp_layer layer, const stdp_activity *z_pre, const stdp_activity *z_post);

/* The halves of a step: the traces alone; and the weights alone, from the traces as they are. */
stdp_status stdp_layer_update_traces(stdp_layer layer, const stdp_activity *z_pre, const stdp_activity *z_post);
stdp_status stdp_layer_learn(stdp_layer layer, const stdp_activity *z_pre, const stdp_activity *z_post);

/*
 * Several steps in one call, for spikes that are known beforehand; the bits are those of single steps. The samples of step 0 come first,
 * then those of step 1, and so on: activity of steps * B samples. Warm up for the longest window, which takes some 16 bytes a neuron and step.
 */
stdp_status stdp_layer_step_window(stdp_layer layer, int32_t steps, const stdp_activity *z_pre, const stdp_activity *z_post);
stdp_status stdp_layer_warm_up_windows(stdp_layer layer, int32_t window_steps);

/*
 * Adds what spikes carry through the weights to currents, in a fixed order of sums: sum_j w[o, j] * z[j] for each postsynaptic neuron, and
 * backwards sum_o w[o, j] * z[o] for each presynaptic one. count is the number of elements of the trace of the side that is reached. In a loop:
 * propagate, neurons, step.
 */
stdp_status stdp_layer_propagate_f32(stdp_layer layer, const stdp_activity *z_pre, float *currents, int64_t count);
stdp_status stdp_layer_propagate_f64(stdp_layer layer, const stdp_activity *z_pre, double *currents, int64_t count);
stdp_status stdp_layer_propagate_back_f32(stdp_layer layer, const stdp_activity *z_post, float *currents, int64_t count);
stdp_status stdp_layer_propagate_back_f64(stdp_layer layer, const stdp_activity *z_post, double *currents, int64_t count);

/* Edits of all weights between steps; they come out within the bounds of the rule. */
stdp_status stdp_layer_normalise_weights(stdp_layer layer, double target, stdp_norm norm, stdp_fan fan);  /* w * target / norm, each neuron */
stdp_status stdp_layer_scale_weights(stdp_layer layer, double factor);
stdp_status stdp_layer_decay_weights(stdp_layer layer, double share, double rest);                        /* w + share * (rest - w) */
stdp_status stdp_layer_clip_weights(stdp_layer layer, double min, double max);

/* Takes all memory that steps need, and changes nothing. Before a loop with a deadline, after the weights were written. */
stdp_status stdp_layer_warm_up(stdp_layer layer);

/* Parameters of the layer's type, from the next step on. */
stdp_status stdp_layer_set_parameters(stdp_layer layer, stdp_parameters parameters);

/* Sets the traces to zero. */
stdp_status stdp_layer_reset(stdp_layer layer);

/* Weights and traces to and from a file (path in UTF-8). An older file is replaced when the new one is complete and on the disk. */
stdp_status stdp_layer_save(stdp_layer layer, const char *path);
stdp_status stdp_layer_load(stdp_layer layer, const char *path);

/* The rank and up to 4 dimensions of an array. */
stdp_status stdp_layer_shape(stdp_layer layer, stdp_array array, int32_t *rank, int32_t *shape);

/* The weights for reading between steps. The memory stays in its place until the layer is freed. */
stdp_status stdp_layer_weights_f32(stdp_layer layer, const float **w);
stdp_status stdp_layer_weights_f64(stdp_layer layer, const double **w);

/* The weights for writing before the next step. Ask anew for each change, and do not write after the next step. */
stdp_status stdp_layer_edit_weights_f32(stdp_layer layer, float **w);
stdp_status stdp_layer_edit_weights_f64(stdp_layer layer, double **w);

/* The traces for reading and writing between steps. The memory stays in its place until the layer is freed. */
stdp_status stdp_layer_traces_f32(stdp_layer layer, float **t_pre, float **t_post);
stdp_status stdp_layer_traces_f64(stdp_layer layer, double **t_pre, double **t_post);

/* ---- Steps on memory of the caller ---- */

/* What steps of one size reuse: scratch memory, and what is known of the last parameters. Shapes are those of the traces. */
stdp_status stdp_workspace_create(
    stdp_type type, int32_t pre_rank, const int32_t *pre_shape, int32_t post_rank, const int32_t *post_shape, stdp_workspace *workspace);
stdp_status stdp_workspace_free(stdp_workspace workspace);

/* One step of a linear layer: w [O, I], t_pre [B, I] and t_post [B, O] are changed in place. None may overlap another, or activity. */
stdp_status stdp_step_linear_f32(
    stdp_workspace workspace, stdp_parameters parameters, double dt, const stdp_activity *z_pre, const stdp_activity *z_post,
    float *w, float *t_pre, float *t_post);
stdp_status stdp_step_linear_f64(
    stdp_workspace workspace, stdp_parameters parameters, double dt, const stdp_activity *z_pre, const stdp_activity *z_post,
    double *w, double *t_pre, double *t_post);

/* One step of a convolution: w [O, C, kernel_height, kernel_width], t_pre [B, C, H, W], t_post [B, O, H', W']. */
stdp_status stdp_step_conv2d_f32(
    stdp_workspace workspace, stdp_parameters parameters, double dt, int32_t kernel_height, int32_t kernel_width,
    const stdp_geometry *geometry, const stdp_activity *z_pre, const stdp_activity *z_post, float *w, float *t_pre, float *t_post);
stdp_status stdp_step_conv2d_f64(
    stdp_workspace workspace, stdp_parameters parameters, double dt, int32_t kernel_height, int32_t kernel_width,
    const stdp_geometry *geometry, const stdp_activity *z_pre, const stdp_activity *z_post, double *w, double *t_pre, double *t_post);

/* The traces alone, of either kind of layer. */
stdp_status stdp_update_traces_f32(
    stdp_workspace workspace, stdp_parameters parameters, double dt, const stdp_activity *z_pre, const stdp_activity *z_post,
    float *t_pre, float *t_post);
stdp_status stdp_update_traces_f64(
    stdp_workspace workspace, stdp_parameters parameters, double dt, const stdp_activity *z_pre, const stdp_activity *z_post,
    double *t_pre, double *t_post);

/* ---- Activity, put together ---- */

static inline stdp_activity stdp_numbers_f32(const float *values, int64_t count)
{
    stdp_activity z = {STDP_NUMBERS_F32, 0, count, values, 0, 0};
    return z;
}

static inline stdp_activity stdp_numbers_f64(const double *values, int64_t count)
{
    stdp_activity z = {STDP_NUMBERS_F64, 0, count, values, 0, 0};
    return z;
}

/* The neurons that fired in the one sample of a batch of 1. */
static inline stdp_activity stdp_events(const int32_t *indices, int64_t count)
{
    stdp_activity z = {STDP_EVENTS, 1, count, indices, 0, 0};
    return z;
}

#ifdef __cplusplus
}
#endif

#endif
