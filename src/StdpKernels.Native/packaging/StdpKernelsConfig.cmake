# find_package(StdpKernels) gives the target StdpKernels::StdpKernels.
get_filename_component(_stdpkernels_prefix "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)

if(NOT TARGET StdpKernels::StdpKernels)
  add_library(StdpKernels::StdpKernels SHARED IMPORTED)
  set_target_properties(StdpKernels::StdpKernels PROPERTIES
    IMPORTED_LOCATION "${_stdpkernels_prefix}/lib/libstdpkernels.so.0"
    IMPORTED_SONAME "libstdpkernels.so.0"
    INTERFACE_INCLUDE_DIRECTORIES "${_stdpkernels_prefix}/include")
endif()

unset(_stdpkernels_prefix)
