/*
 * A layer that learns who fires before it: half of the inputs fire 10 ms before the neurons, the other half 10 ms after them.
 *
 *   cc -std=c99 loop.c $(pkg-config --cflags --libs stdpkernels) -o loop
 */
#include <stdio.h>
#include <stdlib.h>
#include "stdpkernels.h"

static void require(stdp_status status)
{
    if (status != STDP_OK) {
        fprintf(stderr, "error %d: %s\n", (int)status, stdp_last_error());
        exit(1);
    }
}

int main(void)
{
    enum { INPUTS = 100, OUTPUTS = 10 };
    stdp_parameters rule;
    require(stdp_parameters_create(STDP_FLOAT32, &rule));
    require(stdp_parameters_set_number(rule, STDP_ETA_PLUS, 0.5));
    require(stdp_parameters_set_number(rule, STDP_ETA_MINUS, 0.5));

    /* One sample, steps of 1 ms, one thread. */
    stdp_layer layer;
    require(stdp_linear_layer_create(1, INPUTS, OUTPUTS, rule, 0.001, 1, STDP_POSTSYNAPTIC_ROWS, &layer));
    float *edited;
    require(stdp_layer_edit_weights_f32(layer, &edited));
    for (int i = 0; i < INPUTS * OUTPUTS; i++) edited[i] = 0.5f;
    require(stdp_layer_warm_up(layer));

    int32_t early[INPUTS / 2], late[INPUTS / 2], all[OUTPUTS];
    for (int i = 0; i < INPUTS / 2; i++) {
        early[i] = i;
        late[i] = INPUTS / 2 + i;
    }
    for (int i = 0; i < OUTPUTS; i++) all[i] = i;

    const stdp_activity silence = stdp_events(NULL, 0);
    const stdp_activity before = stdp_events(early, INPUTS / 2);
    const stdp_activity after = stdp_events(late, INPUTS / 2);
    const stdp_activity spikes = stdp_events(all, OUTPUTS);
    for (int ms = 0; ms < 20000; ms++) {
        const stdp_activity *z_pre = ms % 200 == 90 ? &before : ms % 200 == 110 ? &after : &silence;
        const stdp_activity *z_post = ms % 200 == 100 ? &spikes : &silence;
        require(stdp_layer_step(layer, z_pre, z_post));
    }

    const float *w;
    require(stdp_layer_weights_f32(layer, &w));
    printf("came before: %g, came after: %g\n", w[0], w[INPUTS - 1]);
    require(stdp_layer_free(layer));
    require(stdp_parameters_free(rule));
    return 0;
}
