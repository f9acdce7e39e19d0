/* Loads the library as a plug-in does, uses it, and lets it go: `unload LIBRARY`. Twice, and with threads of the library about. */
#define _DEFAULT_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <unistd.h>

#include "stdpkernels.h"

#define REQUIRE(condition) \
    do { \
        if (!(condition)) { \
            fprintf(stderr, "line %d: %s\n", __LINE__, #condition); \
            return 1; \
        } \
    } while (0)

#define FIND(library, function) *(void **)&function##_found = dlsym(library, #function)

static int use(const char *path)
{
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) fprintf(stderr, "%s\n", dlerror());
    REQUIRE(library != NULL);
    stdp_status (*stdp_parameters_create_found)(stdp_type, stdp_parameters *);
    stdp_status (*stdp_linear_layer_create_found)(
        int32_t, int32_t, int32_t, stdp_parameters, double, int32_t, stdp_layout, stdp_layer *);
    FIND(library, stdp_parameters_create);
    FIND(library, stdp_linear_layer_create);
    stdp_parameters rule;
    stdp_layer layer;
    REQUIRE(stdp_parameters_create_found(STDP_FLOAT64, &rule) == STDP_OK);
    REQUIRE(stdp_linear_layer_create_found(1, 50, 50, rule, 0.001, 2, STDP_POSTSYNAPTIC_ROWS, &layer) == STDP_OK);
    REQUIRE(dlclose(library) == 0);
    usleep(100000);
    return 0;
}

int main(int count, char **arguments)
{
    REQUIRE(count == 2);
    REQUIRE(use(arguments[1]) == 0);
    return use(arguments[1]);
}
