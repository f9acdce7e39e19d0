/*
 * What a guest in somebody else's process can do wrong, one thing a run: `pitfalls NAME`. 0 if it goes well, else a line says what did not.
 * `pitfalls NAME SECONDS` gives a child up that stands still for so long.
 */
#define _GNU_SOURCE
#include <fenv.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "stdpkernels.h"

#define REQUIRE(condition) \
    do { \
        if (!(condition)) { \
            fprintf(stderr, "line %d: %s; last error: %s\n", __LINE__, #condition, stdp_last_error()); \
            return 1; \
        } \
    } while (0)

enum { INPUTS = 784, OUTPUTS = 100 };

static float z_pre_values[INPUTS], z_post_values[OUTPUTS];

static void fill_activity(void)
{
    for (int i = 0; i < INPUTS; i++) z_pre_values[i] = (float)(i % 3 == 0);
    for (int i = 0; i < OUTPUTS; i++) z_post_values[i] = (float)(i % 2);
}

static stdp_parameters rule_of_type(stdp_type type)
{
    stdp_parameters rule = NULL;
    if (stdp_parameters_create(type, &rule) != STDP_OK) exit(3);
    return rule;
}

static stdp_layer layer_of(stdp_type type, int inputs, int outputs, int threads)
{
    stdp_layer layer = NULL;
    stdp_parameters rule = rule_of_type(type);
    if (stdp_linear_layer_create(1, inputs, outputs, rule, 0.001, threads, STDP_POSTSYNAPTIC_ROWS, &layer) != STDP_OK) {
        fprintf(stderr, "%s\n", stdp_last_error());
        exit(3);
    }
    stdp_parameters_free(rule);
    return layer;
}

/* Large enough for two threads, and to be collected. */
static int large_step(stdp_layer layer, int inputs, int outputs)
{
    float *pre = malloc(sizeof(float) * (size_t)inputs), *post = malloc(sizeof(float) * (size_t)outputs);
    for (int i = 0; i < inputs; i++) pre[i] = 0.5f;
    for (int i = 0; i < outputs; i++) post[i] = 0.5f;
    stdp_activity z_pre = stdp_numbers_f32(pre, inputs), z_post = stdp_numbers_f32(post, outputs);
    stdp_status status = stdp_layer_step(layer, &z_pre, &z_post);
    free(pre);
    free(post);
    return status;
}

/* What a child has done, in memory that it shares with its parent. */
static volatile int *progress;
static int patience = 20;

static int share_progress(void)
{
    progress = mmap(NULL, sizeof *progress, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    return progress == MAP_FAILED ? 1 : 0;
}

/* Ends a child that hangs: one that has done nothing for so many seconds. */
static int child_ends_well(pid_t child)
{
    int before = *progress;
    for (int tenths = 0; tenths < 10 * patience; tenths++) {
        int status;
        if (waitpid(child, &status, WNOHANG) == child) return WIFEXITED(status) && WEXITSTATUS(status) == 0;
        if (*progress != before) before = *progress, tenths = 0;
        usleep(100000);
    }
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    fprintf(stderr, "the child stood still after %d layers\n", before);
    return 0;
}

/* Garbage enough for many collections: layers that come and go. */
static int make_garbage(int threads)
{
    for (int i = 0; i < 200; i++, ++*progress) {
        stdp_layer layer = layer_of(STDP_FLOAT32, 1000, 1000, threads);
        REQUIRE(large_step(layer, 1000, 1000) == STDP_OK);
        REQUIRE(stdp_layer_free(layer) == STDP_OK);
    }
    return 0;
}

/*
 * With much memory in use a collection of all of it is one that a thread beside the others does, where the runtime may: there is no such
 * thread in the child.
 */
static int fork_garbage(void)
{
    stdp_layer kept = layer_of(STDP_FLOAT32, 4000, 4000, 1);
    REQUIRE(large_step(kept, 4000, 4000) == STDP_OK);
    REQUIRE(make_garbage(1) == 0);
    pid_t child = fork();
    if (child == 0) _exit(make_garbage(1));
    REQUIRE(child_ends_well(child));
    return make_garbage(1);
}

static int fork_threads(void)
{
    enum { SIDE = 2000 };
    stdp_layer layer = layer_of(STDP_FLOAT32, SIDE, SIDE, 2);
    for (int i = 0; i < 5; i++) REQUIRE(large_step(layer, SIDE, SIDE) == STDP_OK);
    pid_t child = fork();
    if (child == 0) {
        /* The layer of the parent, and a new one that asks for threads. */
        for (int i = 0; i < 5; i++)
            if (large_step(layer, SIDE, SIDE) != STDP_OK) _exit(1);
        if (stdp_layer_warm_up(layer) != STDP_OK) _exit(2);
        _exit(make_garbage(2));
    }
    REQUIRE(child_ends_well(child));
    for (int i = 0; i < 5; i++) REQUIRE(large_step(layer, SIDE, SIDE) == STDP_OK);
    float *w_parent;
    REQUIRE(stdp_layer_edit_weights_f32(layer, &w_parent) == STDP_OK);
    return 0;
}

/* The library was loaded, and with it the heap is reserved by the first call. */
static int address_space(void)
{
    stdp_layer layer = layer_of(STDP_FLOAT32, INPUTS, OUTPUTS, 1);
    REQUIRE(large_step(layer, INPUTS, OUTPUTS) == STDP_OK);
    char line[256];
    long kilobytes = 0;
    FILE *file = fopen("/proc/self/status", "r");
    REQUIRE(file != NULL);
    while (fgets(line, sizeof line, file)) sscanf(line, "VmSize: %ld", &kilobytes);
    fclose(file);
    printf("VmSize %ld MiB\n", kilobytes / 1024);
    REQUIRE(kilobytes < 12l << 20);
    return 0;
}

/* Traces that decay below the normal numbers, under settings of the caller. */
static int traces_after(void (*set)(void), float *t_pre)
{
    stdp_layer layer = layer_of(STDP_FLOAT32, 4, 4, 1);
    float *pre, *post, *w;
    REQUIRE(stdp_layer_traces_f32(layer, &pre, &post) == STDP_OK);
    REQUIRE(stdp_layer_edit_weights_f32(layer, &w) == STDP_OK);
    for (int i = 0; i < 4; i++) pre[i] = post[i] = 1.3e-38f * (float)(i + 1), w[4 * i] = 0.1f * (float)(i + 1);
    float z[4] = {0, 0, 0, 1.0f / 3};
    stdp_activity activity = stdp_numbers_f32(z, 4);
    set();
    for (int step = 0; step < 100; step++)
        if (stdp_layer_step(layer, &activity, &activity) != STDP_OK) return 1;
    memcpy(t_pre, pre, 4 * sizeof(float));
    memcpy(t_pre + 4, w, 16 * sizeof(float));
    return 0;
}

static void set_nothing(void) {}

static void set_upward(void) { fesetround(FE_UPWARD); }

static void set_traps(void) { feenableexcept(FE_UNDERFLOW | FE_INVALID | FE_DIVBYZERO | FE_OVERFLOW | FE_INEXACT); }

#if defined(__x86_64__)
#include <xmmintrin.h>
static void set_flush(void) { _mm_setcsr(_mm_getcsr() | 0x8040); }
#else
static void set_flush(void) {}
#endif

static int floating_point(void)
{
    float expected[20], actual[20];
    REQUIRE(traces_after(set_nothing, expected) == 0);
    REQUIRE(traces_after(set_flush, actual) == 0);
#if defined(__x86_64__)
    REQUIRE((_mm_getcsr() & 0x8040) == 0x8040); /* What the caller has set is as before. */
    _mm_setcsr(_mm_getcsr() & ~0x8040u);
#endif
    REQUIRE(memcmp(expected, actual, sizeof actual) == 0);
    REQUIRE(expected[0] > 0 && expected[0] < 1.17549435e-38f);
    REQUIRE(traces_after(set_upward, actual) == 0);
    REQUIRE(fegetround() == FE_UPWARD);
    fesetround(FE_TONEAREST);
    REQUIRE(memcmp(expected, actual, sizeof actual) == 0);
    REQUIRE(traces_after(set_traps, actual) == 0);
    fedisableexcept(FE_ALL_EXCEPT);
    REQUIRE(memcmp(expected, actual, sizeof actual) == 0);
    return 0;
}

static int null_pointers(void)
{
    stdp_layer layer = layer_of(STDP_FLOAT32, 4, 4, 1);
    float z[4] = {0};
    stdp_activity activity = stdp_numbers_f32(z, 4), nothing = stdp_numbers_f32(NULL, 4);
    REQUIRE(stdp_layer_step(NULL, &activity, &activity) == STDP_ERROR_NULL);
    REQUIRE(stdp_layer_step(layer, NULL, &activity) == STDP_ERROR_NULL);
    REQUIRE(strstr(stdp_last_error(), "z_pre") != NULL);
    REQUIRE(stdp_layer_step(layer, &activity, &nothing) == STDP_ERROR_NULL);
    REQUIRE(strstr(stdp_last_error(), "z_post->data") != NULL);
    REQUIRE(stdp_layer_weights_f32(layer, NULL) == STDP_ERROR_NULL);
    REQUIRE(stdp_layer_traces_f32(layer, NULL, NULL) == STDP_ERROR_NULL);
    REQUIRE(stdp_layer_save(layer, NULL) == STDP_ERROR_NULL);
    REQUIRE(stdp_parameters_create(STDP_FLOAT32, NULL) == STDP_ERROR_NULL);
    REQUIRE(stdp_layer_step(layer, &activity, &activity) == STDP_OK);
    return 0;
}

static int handles(void)
{
    float z[4] = {0};
    stdp_activity activity = stdp_numbers_f32(z, 4);
    stdp_layer layer = layer_of(STDP_FLOAT32, 4, 4, 1);
    REQUIRE(stdp_layer_free(layer) == STDP_OK);
    REQUIRE(stdp_layer_free(layer) == STDP_ERROR_HANDLE);
    REQUIRE(stdp_layer_step(layer, &activity, &activity) == STDP_ERROR_HANDLE);

    /* The place is taken again, but the handle of before does not become valid. */
    stdp_layer other = layer_of(STDP_FLOAT32, 4, 4, 1);
    REQUIRE(other != layer);
    REQUIRE(stdp_layer_step(layer, &activity, &activity) == STDP_ERROR_HANDLE);
    REQUIRE(stdp_layer_step(other, &activity, &activity) == STDP_OK);

    /* Foreign: an address, and small numbers. */
    REQUIRE(stdp_layer_free((stdp_layer)(void *)&activity) == STDP_ERROR_HANDLE);
    for (intptr_t number = 1; number < 100; number++) REQUIRE(stdp_layer_free((stdp_layer)number) == STDP_ERROR_HANDLE);
    REQUIRE(stdp_layer_free((stdp_layer)(intptr_t)-1) == STDP_ERROR_HANDLE);

    /* Another kind, another type. */
    stdp_parameters rule = rule_of_type(STDP_FLOAT64);
    REQUIRE(stdp_layer_free((stdp_layer)(void *)rule) == STDP_ERROR_KIND);
    REQUIRE(stdp_layer_set_parameters(other, rule) == STDP_ERROR_KIND);
    REQUIRE(strstr(stdp_last_error(), "parameters of float32") != NULL);
    double *w;
    REQUIRE(stdp_layer_edit_weights_f64(other, &w) == STDP_ERROR_KIND);
    double doubles[4] = {0};
    stdp_activity of_doubles = stdp_numbers_f64(doubles, 4);
    REQUIRE(stdp_layer_step(other, &of_doubles, &activity) == STDP_ERROR_KIND);
    return 0;
}

static int frozen(void)
{
    stdp_parameters rule = rule_of_type(STDP_FLOAT32), copy;
    stdp_layer layer;
    REQUIRE(stdp_parameters_set_number(rule, STDP_ETA_PLUS, 0.1) == STDP_OK);
    REQUIRE(stdp_linear_layer_create(1, 4, 4, rule, 0.001, 1, STDP_PRESYNAPTIC_ROWS, &layer) == STDP_OK);
    REQUIRE(stdp_parameters_set_number(rule, STDP_ETA_PLUS, 0.2) == STDP_ERROR_FROZEN);
    REQUIRE(stdp_parameters_copy(rule, &copy) == STDP_OK);
    REQUIRE(stdp_parameters_set_number(copy, STDP_ETA_PLUS, 0.2) == STDP_OK);
    REQUIRE(stdp_layer_set_parameters(layer, copy) == STDP_OK);
    return 0;
}

static stdp_layer shared_layer;
static int busy_seen, steps_done;

static void *step_often(void *unused)
{
    enum { SIDE = 1000 };
    (void)unused;
    for (int i = 0; i < 300; i++) {
        int status = large_step(shared_layer, SIDE, SIDE);
        if (status == STDP_ERROR_BUSY) __sync_fetch_and_add(&busy_seen, 1);
        else if (status == STDP_OK) __sync_fetch_and_add(&steps_done, 1);
        else exit(4);
    }
    return NULL;
}

static int busy(void)
{
    pthread_t threads[4];
    shared_layer = layer_of(STDP_FLOAT32, 1000, 1000, 1);
    for (int i = 0; i < 4; i++) REQUIRE(pthread_create(&threads[i], NULL, step_often, NULL) == 0);
    for (int i = 0; i < 4; i++) REQUIRE(pthread_join(threads[i], NULL) == 0);
    REQUIRE(busy_seen > 0 && steps_done > 0 && busy_seen + steps_done == 1200);
    REQUIRE(large_step(shared_layer, 1000, 1000) == STDP_OK);
    return 0;
}

static void *fail(void *text)
{
    stdp_layer_free((stdp_layer)(intptr_t)1);
    strcpy(text, stdp_last_error());
    return NULL;
}

static int errors_of_threads(void)
{
    char text[1000];
    pthread_t thread;
    REQUIRE(strcmp(stdp_last_error(), "") == 0);
    REQUIRE(stdp_parameters_create(7, NULL) == STDP_ERROR_NULL);
    REQUIRE(pthread_create(&thread, NULL, fail, text) == 0);
    REQUIRE(pthread_join(thread, NULL) == 0);
    REQUIRE(strstr(text, "layer") != NULL);
    REQUIRE(strstr(stdp_last_error(), "parameters") != NULL);
    return 0;
}

/* Texts are sentences, not keys of sentences. */
static int texts(void)
{
    stdp_layer layer = layer_of(STDP_FLOAT32, 4, 4, 1);
    REQUIRE(stdp_layer_load(layer, "/no/such/file") == STDP_ERROR_FILE);
    REQUIRE(strstr(stdp_last_error(), "Could not find") != NULL && strstr(stdp_last_error(), "/no/such/file") != NULL);
    REQUIRE(stdp_layer_load(layer, "") == STDP_ERROR_ARGUMENT);
    REQUIRE(strstr(stdp_last_error(), "path") != NULL && strstr(stdp_last_error(), "empty string") != NULL);
    return 0;
}

static int vector_bits(void)
{
    printf("%d bits\n", (int)stdp_vector_bits());
    return 0;
}

int main(int count, char **arguments)
{
    const char *name = count > 1 ? arguments[1] : "";
    alarm(120);
    if (count > 2) patience = atoi(arguments[2]);
    if (share_progress() != 0) return 3;
    fill_activity();
    if (strcmp(name, "fork") == 0) return fork_garbage();
    if (strcmp(name, "fork-threads") == 0) return fork_threads();
    if (strcmp(name, "address-space") == 0) return address_space();
    if (strcmp(name, "floating-point") == 0) return floating_point();
    if (strcmp(name, "null") == 0) return null_pointers();
    if (strcmp(name, "handles") == 0) return handles();
    if (strcmp(name, "frozen") == 0) return frozen();
    if (strcmp(name, "busy") == 0) return busy();
    if (strcmp(name, "errors-of-threads") == 0) return errors_of_threads();
    if (strcmp(name, "texts") == 0) return texts();
    if (strcmp(name, "vector-bits") == 0) return vector_bits();
    fprintf(stderr, "there is no %s\n", name);
    return 2;
}
