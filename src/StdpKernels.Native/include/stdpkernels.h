/*
 * StdpKernels: spike-timing-dependent plasticity of linear, sparse and convolutional layers, in place and with the same bits on every run.
 *
 * C99, usable from C++. One step moves the traces of a layer by one time step and changes its weights; unless the rule has other parts:
 *
 *   t_pre  <- t_pre  + dt * tau_pre_inv  * (a_pre  * z_pre  - t_pre)
 *   t_post <- t_post + dt * tau_post_inv * (a_post * z_post - t_post)
 *   w      <- w + A_plus(w) * sum(z_post (x) t_pre) - A_minus(w) * sum(t_post (x) z_pre)       summed over the batch
 *   w      <- min(max(w, w_min), w_max)                                                        unless hardbound is 0
 *
 * Arrays are row-major and without gaps. Times are in seconds, inverse time constants in 1/s. Linear layers: z_pre, t_pre [B, I],
 * z_post, t_post [B, O], w [O, I] or [I, O]. Convolutional layers: [B, C, H, W], [B, O, H', W'] and w [O, C / groups, kh, kw]; of one
 * dimension: [B, C, L], [B, O, L'] and w [O, C / groups, k].
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

/* What is decided by a word, stdp_parameters_set_choice. The first of each is the default, but for STDP_HARDBOUND, which is 1. */
typedef int32_t stdp_choice;
enum {
    STDP_ALGORITHM = 0,           /* stdp_algorithm */
    STDP_HARDBOUND = 1,           /* 0 or 1: whether a step ends with w <- min(max(w, w_min), w_max) */
    STDP_DECAY_PRE = 2,           /* stdp_decay of the presynaptic trace */
    STDP_DECAY_POST = 3,
    STDP_SPIKE_PRE = 4,           /* stdp_spike of the presynaptic trace */
    STDP_SPIKE_POST = 5,
    STDP_COINCIDENCE_PLUS = 6,    /* stdp_coincidence: the presynaptic trace that a postsynaptic spike meets */
    STDP_COINCIDENCE_MINUS = 7,   /* the postsynaptic trace that a presynaptic spike meets */
    STDP_ORDER = 8,               /* stdp_order */
    STDP_BOUND_SCOPE = 9,         /* stdp_bound_scope */
    STDP_TRIPLETS = 10            /* 0 or 1: whether STDP_A2_PLUS to STDP_TAU_POST_SLOW_INV count */
};

/* How a trace decays in a step, with k = dt * tau_inv. */
typedef int32_t stdp_decay;
enum {
    STDP_EULER = 0,               /* by the factor 1 - k */
    STDP_EXPONENTIAL = 1          /* by the factor e^-k */
};

/* What a spike does to its trace. */
typedef int32_t stdp_spike;
enum {
    STDP_SCALED = 0,              /* adds a * k */
    STDP_JUMP = 1,                /* adds a */
    STDP_SATURATE = 2             /* sets the trace to a: pairs of nearest spikes. Activity is zeros and ones then */
};

/* Whether the trace that a spike meets has taken the spikes of the same step. */
typedef int32_t stdp_coincidence;
enum { STDP_INCLUDED = 0, STDP_EXCLUDED = 1 };

/* Which change of a step comes first. */
typedef int32_t stdp_order;
enum {
    STDP_TOGETHER = 0,            /* both come from the old weight, with one bound */
    STDP_POTENTIATION_FIRST = 1,  /* depression comes from the weight that potentiation has left, with a bound after each */
    STDP_DEPRESSION_FIRST = 2
};

/* Which weights a bound acts on. */
typedef int32_t stdp_bound_scope;
enum {
    STDP_ALL_WEIGHTS = 0,
    STDP_TOUCHED_WEIGHTS = 1      /* those of active neurons; for one sample, a weight for each pair of neurons, and one change first */
};

/* The parameter sets of Pfister & Gerstner (2006), by tissue and by which pairs count. */
typedef int32_t stdp_triplet_fit;
enum {
    STDP_VISUAL_CORTEX_ALL_TO_ALL = 0,
    STDP_VISUAL_CORTEX_NEAREST = 1,
    STDP_HIPPOCAMPUS_ALL_TO_ALL = 2,
    STDP_HIPPOCAMPUS_NEAREST = 3
};

/* Whom a reward is for. */
typedef int32_t stdp_reward;
enum {
    STDP_REWARD_ALL = 0,          /* one number */
    STDP_REWARD_NEURONS = 1,      /* one for each postsynaptic neuron; in a convolution, for each channel */
    STDP_REWARD_SAMPLES = 2       /* one for each sample, of an eligibility of samples */
};

/* The parameters that are a number, or a tensor that broadcasts as in NumPy: a_*, a2_*, a3_* and tau_* to their trace, the others to the weights. */
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
    STDP_TRACE_FLOOR = 11,        /* a number only: traces whose size falls below it become zero; default 0, which is off */
    STDP_TARGET_POST = 12,        /* a number only: depression reads t_post less it; default 0 */

    /* Of triplets: spikes count z_post * (a2_plus + a3_plus * t_post_slow) and z_pre * (a2_minus + a3_minus * t_pre_slow). */
    STDP_A2_PLUS = 13,            /* default 1 */
    STDP_A3_PLUS = 14,            /* default 0 */
    STDP_A2_MINUS = 15,           /* default 1 */
    STDP_A3_MINUS = 16,           /* default 0 */
    STDP_TAU_PRE_SLOW_INV = 17,   /* 1/s, default 10 */
    STDP_TAU_POST_SLOW_INV = 18   /* 1/s, default 10 */
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

/* Of convolutions. NULL stands for stride 1, padding 0, dilation 1, one group. */
typedef struct stdp_geometry {
    int32_t stride_height, stride_width;
    int32_t padding_height, padding_width;
    int32_t dilation_height, dilation_width;
    int32_t groups;               /* into which the channels of both sides are divided; 0 stands for 1 */
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

/*
 * New parameters from time constants in seconds, for steps of dt, with traces that rise by one at each spike. They decay by 1 - dt / tau a
 * step, or if exact is not 0 by e^(-dt / tau).
 */
stdp_status stdp_parameters_create_from_time_constants(
    stdp_type type, double tau_pre, double tau_post, double dt, int32_t exact, stdp_parameters *parameters);

/* The triplet rule of Pfister & Gerstner (2006), with the paper's parameters. */
stdp_status stdp_parameters_create_from_triplet_fit(stdp_type type, stdp_triplet_fit fit, stdp_parameters *parameters);

/* The inhibitory plasticity of Vogels et al. (2011): rate in 1/s that neurons come to, tau in seconds, eta the learning rate. */
stdp_status stdp_parameters_create_from_target_rate(
    stdp_type type, double rate, double tau, double eta, stdp_parameters *parameters);

/* The same values once more, which can be changed. */
stdp_status stdp_parameters_copy(stdp_parameters parameters, stdp_parameters *copy);

stdp_status stdp_parameters_free(stdp_parameters parameters);

/* Parameters can be set until a layer or step first uses them. */
stdp_status stdp_parameters_set_choice(stdp_parameters parameters, stdp_choice name, int32_t choice);
stdp_status stdp_parameters_set_number(stdp_parameters parameters, stdp_parameter name, double number);

/* The values are copied. rank is from 0 to 4, shape has as many dimensions. */
stdp_status stdp_parameters_set_tensor_f32(
    stdp_parameters parameters, stdp_parameter name, const float *values, int32_t rank, const int32_t *shape);
stdp_status stdp_parameters_set_tensor_f64(
    stdp_parameters parameters, stdp_parameter name, const double *values, int32_t rank, const int32_t *shape);

/* What they are. A parameter that is a tensor has no number. */
stdp_status stdp_parameters_get_choice(stdp_parameters parameters, stdp_choice name, int32_t *choice);
stdp_status stdp_parameters_get_number(stdp_parameters parameters, stdp_parameter name, double *number);

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

/* A convolution of one dimension: traces [B, C, L] and [B, O, L'], w [O, C / groups, kernel]. */
stdp_status stdp_conv1d_layer_create(
    int32_t batch_size, int32_t channels, int32_t length, int32_t outputs, int32_t kernel, int32_t stride, int32_t padding,
    int32_t dilation, int32_t groups, stdp_parameters parameters, double dt, int32_t threads, stdp_layer *layer);

/*
 * Sparse layers have one weight a synapse, w [N]: those of each presynaptic neuron side by side, by ascending targets. Each of their
 * weights has the bits that it would have in a linear layer. Tensor parameters are [N], or broadcast to [O, I].
 *
 * From pairs of neurons, in any order; two neurons have one synapse at most. From compressed rows of presynaptic neurons: row_starts has
 * I + 1 elements, targets as many as the last of them says; or from compressed columns, which are those of postsynaptic neurons, a matrix
 * [O, I] by rows: column_starts has O + 1. From a mask [O, I], with a synapse where it is not 0. At random, with the same synapses for a seed
 * on every machine: each pair with a probability, or each neuron of one side with a number of others, no two of which are the same.
 */
stdp_status stdp_sparse_layer_create_from_pairs(
    int32_t batch_size, int32_t inputs, int32_t outputs, int64_t count, const int32_t *pre, const int32_t *post,
    stdp_parameters parameters, double dt, int32_t threads, stdp_layer *layer);
stdp_status stdp_sparse_layer_create_from_rows(
    int32_t batch_size, int32_t inputs, int32_t outputs, const int64_t *row_starts, const int32_t *targets,
    stdp_parameters parameters, double dt, int32_t threads, stdp_layer *layer);
stdp_status stdp_sparse_layer_create_from_columns(
    int32_t batch_size, int32_t inputs, int32_t outputs, const int64_t *column_starts, const int32_t *sources,
    stdp_parameters parameters, double dt, int32_t threads, stdp_layer *layer);
stdp_status stdp_sparse_layer_create_from_mask(
    int32_t batch_size, int32_t inputs, int32_t outputs, const uint8_t *mask, int64_t count,
    stdp_parameters parameters, double dt, int32_t threads, stdp_layer *layer);
stdp_status stdp_sparse_layer_create_random(
    int32_t batch_size, int32_t inputs, int32_t outputs, double probability, int64_t seed,
    stdp_parameters parameters, double dt, int32_t threads, stdp_layer *layer);
stdp_status stdp_sparse_layer_create_random_in_degree(
    int32_t batch_size, int32_t inputs, int32_t outputs, int32_t in_degree, int64_t seed,
    stdp_parameters parameters, double dt, int32_t threads, stdp_layer *layer);
stdp_status stdp_sparse_layer_create_random_out_degree(
    int32_t batch_size, int32_t inputs, int32_t outputs, int32_t out_degree, int64_t seed,
    stdp_parameters parameters, double dt, int32_t threads, stdp_layer *layer);

/* Copies which neurons the synapses of a sparse layer connect: row_starts [I + 1], targets [N]. */
stdp_status stdp_sparse_layer_synapses(stdp_layer layer, int64_t *row_starts, int32_t *targets);

/*
 * Takes the weights of the synapses of a sparse layer from a dense matrix [O, I], whose other elements do not matter; and writes them into
 * one, and leaves its other elements alone.
 */
stdp_status stdp_sparse_layer_set_dense_weights_f32(stdp_layer layer, const float *dense, int64_t count);
stdp_status stdp_sparse_layer_set_dense_weights_f64(stdp_layer layer, const double *dense, int64_t count);
stdp_status stdp_sparse_layer_copy_dense_weights_f32(stdp_layer layer, float *dense, int64_t count);
stdp_status stdp_sparse_layer_copy_dense_weights_f64(stdp_layer layer, double *dense, int64_t count);

/* Pointers into the layer are no longer valid. */
stdp_status stdp_layer_free(stdp_layer layer);

/* One step: traces, then weights. Allocates nothing once warm. */
stdp_status stdp_layer_step(stdp_layer layer, const stdp_activity *z_pre, const stdp_activity *z_post);

/* The halves of a step: the traces alone; and the weights alone, from the traces as they are. */
stdp_status stdp_layer_update_traces(stdp_layer layer, const stdp_activity *z_pre, const stdp_activity *z_post);
stdp_status stdp_layer_learn(stdp_layer layer, const stdp_activity *z_pre, const stdp_activity *z_post);

/* A step in which activity counts z * gate for the weights, and z for the traces. */
stdp_status stdp_layer_step_gated(stdp_layer layer, const stdp_activity *z_pre, const stdp_activity *z_post, double gate);

/*
 * A step, and the second half of one, that write what the weights would change by, without bounds, into changes, or add it to what is there
 * if add is not 0: a number for each weight. The weights stay as they are.
 */
stdp_status stdp_layer_step_changes_f32(
    stdp_layer layer, const stdp_activity *z_pre, const stdp_activity *z_post, float *changes, int64_t count, int32_t add);
stdp_status stdp_layer_step_changes_f64(
    stdp_layer layer, const stdp_activity *z_pre, const stdp_activity *z_post, double *changes, int64_t count, int32_t add);
stdp_status stdp_layer_learn_changes_f32(
    stdp_layer layer, const stdp_activity *z_pre, const stdp_activity *z_post, float *changes, int64_t count, int32_t add);
stdp_status stdp_layer_learn_changes_f64(
    stdp_layer layer, const stdp_activity *z_pre, const stdp_activity *z_post, double *changes, int64_t count, int32_t add);

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

/* w * factor, with a factor for each postsynaptic neuron (STDP_FAN_IN) or presynaptic one; in a convolution, for each channel. */
stdp_status stdp_layer_scale_weights_each_f32(stdp_layer layer, const float *factors, int64_t count, stdp_fan fan);
stdp_status stdp_layer_scale_weights_each_f64(stdp_layer layer, const double *factors, int64_t count, stdp_fan fan);

/* Sets to zero the weights whose element of mask, one for each, is 0. */
stdp_status stdp_layer_mask_weights(stdp_layer layer, const uint8_t *mask, int64_t count);

/*
 * Eligibility: a number beside each weight that collects changes and decays, and that a reward turns into weights:
 *
 *   e <- d * e + (A_plus(w) * P - A_minus(w) * M)          w <- bound(w + reward * e)
 *
 * tau_inv is the inverse of its time constant in 1/s: 0 does not decay, infinity holds the changes of the last step alone. If of_samples
 * is not 0, each sample has one of its own. A layer has one eligibility; checkpoints hold it.
 */
stdp_status stdp_layer_add_eligibility(stdp_layer layer, double tau_inv, stdp_decay decay, int32_t of_samples);

/* A step of the traces and of the eligibility. The weights stay as they are. */
stdp_status stdp_layer_step_eligibility(stdp_layer layer, const stdp_activity *z_pre, const stdp_activity *z_post);

/* The reward, a learning rate included: one number, or one for each neuron or sample. Zero changes nothing. */
stdp_status stdp_layer_reward_f32(stdp_layer layer, stdp_reward whom, const float *rewards, int64_t count);
stdp_status stdp_layer_reward_f64(stdp_layer layer, stdp_reward whom, const double *rewards, int64_t count);

/*
 * Both at once: the reward (of all or of samples) meets the eligibility as the step before left it, and the changes of this step come from the
 * weights before that reward.
 */
stdp_status stdp_layer_reward_and_step_f32(
    stdp_layer layer, stdp_reward whom, const float *rewards, int64_t count, const stdp_activity *z_pre, const stdp_activity *z_post);
stdp_status stdp_layer_reward_and_step_f64(
    stdp_layer layer, stdp_reward whom, const double *rewards, int64_t count, const stdp_activity *z_pre, const stdp_activity *z_post);

/* Copies it, in the order of the weights; that of one sample after the other where each has its own. */
stdp_status stdp_layer_copy_eligibility_f32(stdp_layer layer, float *destination, int64_t count);
stdp_status stdp_layer_copy_eligibility_f64(stdp_layer layer, double *destination, int64_t count);

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

/*
 * All traces have names: t_pre and t_post, t_pre_slow and t_post_slow where there are triplets, and those that were added. name is valid until
 * the layer is freed. A trace is for reading and writing between steps, and stays in its place until the layer is freed; shape has room for
 * 4 dimensions.
 */
stdp_status stdp_layer_trace_count(stdp_layer layer, int32_t *count);
stdp_status stdp_layer_trace_name(stdp_layer layer, int32_t index, const char **name);
stdp_status stdp_layer_trace_f32(stdp_layer layer, const char *name, float **trace, int32_t *rank, int32_t *shape);
stdp_status stdp_layer_trace_f64(stdp_layer layer, const char *name, double **trace, int32_t *rank, int32_t *shape);

/*
 * Traces of one's own, for rules of three or four of them. They start at zero, and move with stdp_layer_update_trace alone: amplitude a,
 * tau_inv in 1/s, floor as STDP_TRACE_FLOOR, 0 for none. stdp_layer_learn_from is stdp_layer_learn from the traces of these names.
 */
stdp_status stdp_layer_add_trace(stdp_layer layer, const char *name, int32_t rank, const int32_t *shape);
stdp_status stdp_layer_update_trace(
    stdp_layer layer, const char *name, const stdp_activity *z, double amplitude, double tau_inv, double floor, stdp_decay decay,
    stdp_spike spike);
stdp_status stdp_layer_learn_from(
    stdp_layer layer, const stdp_activity *z_pre, const stdp_activity *z_post, const char *trace_pre, const char *trace_post);

/* ---- Steps on memory of the caller: of pairs of spikes; triplets have slow traces, which layers keep ---- */

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

/* One step of a convolution: w [O, C / groups, kernel_height, kernel_width], t_pre [B, C, H, W], t_post [B, O, H', W']. */
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
