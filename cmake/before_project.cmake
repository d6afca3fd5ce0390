# Read before project(): what the set-up found on this machine, and the compiler and ccache to use.
# found.cmake is written by cmake/setup.sh; without it everything comes from PATH and FetchContent's public upstreams.
if(DEFINED ENV{XDG_CACHE_HOME} AND NOT "$ENV{XDG_CACHE_HOME}" STREQUAL "")
    set(CHAINRULE_CACHE "$ENV{XDG_CACHE_HOME}/chainrule")
else()
    set(CHAINRULE_CACHE "$ENV{HOME}/.cache/chainrule")
endif()
include("${CHAINRULE_CACHE}/found.cmake" OPTIONAL)
# Configures again when the set-up has found something else.
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${CHAINRULE_CACHE}/found.cmake")

# Downloads of other people's code are shared by all build folders and checkouts.
set(FETCHCONTENT_BASE_DIR "${CHAINRULE_CACHE}/fetched")

if(NOT CMAKE_TOOLCHAIN_FILE AND NOT DEFINED CMAKE_CXX_COMPILER AND NOT DEFINED ENV{CXX} AND FOUND_CXX_COMPILER)
    set(CMAKE_C_COMPILER ${FOUND_C_COMPILER})
    set(CMAKE_CXX_COMPILER ${FOUND_CXX_COMPILER})
endif()

find_program(CHAINRULE_CCACHE ccache)
if(CHAINRULE_CCACHE)
    # The system's Python, where the tested one is: a version manager's stand-in on PATH doubles the start of every compiler call.
    if(FOUND_PYTHON)
        set(python EMSDK_PYTHON=${FOUND_PYTHON})
    endif()
    set(launcher ${CMAKE_COMMAND} -E env ${python} CCACHE_DIR=${CHAINRULE_CACHE}/ccache CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}
        CCACHE_PCH_EXTSUM=true ${CHAINRULE_CCACHE})
    set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
    set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
endif()
