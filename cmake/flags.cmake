# Compiler and linker switches. Those that change the binary interface hold for every object, third-party code included.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
foreach(language C CXX)
    set(CMAKE_${language}_FLAGS_RELEASE "-O2 -DNDEBUG")
    set(CMAKE_${language}_FLAGS_DEBUG "-O1 -g")
endforeach()

# A kernel chooses its instructions itself and may fuse multiply-add; everything else gives the same numbers in every build.
set(is_kernel "$<BOOL:$<TARGET_PROPERTY:CHAINRULE_KERNEL>>")
add_compile_options($<$<NOT:${is_kernel}>:-ffp-contract=off>)

if(CHAINRULE_SANITIZE)
    add_compile_options(-fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=all)
    add_link_options(-fsanitize=address,undefined)
endif()

if(EMSCRIPTEN)
    # Nothing of ours throws or catches: without landing pads there is less to fetch. Only the tests need exceptions.
    add_compile_options(-msimd128)
    # Eigen then takes its SSE code, which Emscripten maps to SIMD128; the last two skip an x86-only header and x86 assembly.
    # Kernels never include Eigen. All others must agree on these switches (inline templates).
    add_compile_options("$<$<NOT:${is_kernel}>:-msse4.2;-D__MMINTRIN_H;-fgnuc-version=5.13>")
    if(CHAINRULE_THREADS)
        add_compile_options(-pthread)
        add_link_options(-pthread)
    endif()
else()
    set(THREADS_PREFER_PTHREAD_FLAG ON)
    find_package(Threads REQUIRED)
    link_libraries(Threads::Threads)
endif()

# For our own targets.
add_library(chainrule_own INTERFACE)
target_include_directories(chainrule_own INTERFACE "${CMAKE_SOURCE_DIR}/src")
target_compile_options(chainrule_own INTERFACE -Wall -Wextra -Wpedantic $<$<BOOL:${CHAINRULE_WERROR}>:-Werror>)

# --- web executables ------------------------------------------------------------------------------------------------------
# Functions that JavaScript calls are marked EMSCRIPTEN_KEEPALIVE in the source; here only what the start-up needs.
set(CHAINRULE_EXPORTED_FUNCTIONS _main _malloc _free)
set(CHAINRULE_EXPORTED_RUNTIME callMain HEAPU8 HEAPF32 UTF8ToString stringToUTF8 lengthBytesUTF8)
list(JOIN CHAINRULE_EXPORTED_FUNCTIONS , exported_functions)
list(JOIN CHAINRULE_EXPORTED_RUNTIME , exported_runtime)

set(CHAINRULE_WEB_APP_LINK -sMODULARIZE -sEXPORT_ES6 -sENVIRONMENT=web,worker -sINVOKE_RUN=0 -sFILESYSTEM=0 -sDYNAMIC_EXECUTION=0
    -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2 -sUSE_SDL=2 -sSTACK_SIZE=1MB
    -sEXPORTED_FUNCTIONS=${exported_functions} -sEXPORTED_RUNTIME_METHODS=${exported_runtime})
set(CHAINRULE_WEB_TEST_LINK -fwasm-exceptions -sENVIRONMENT=node,worker -sEXIT_RUNTIME=1 -sNODERAWFS=1 -sSTACK_SIZE=1MB -sINITIAL_MEMORY=256MB)
if(CHAINRULE_THREADS)
    # A fixed memory: growing a shared one slows every access from JavaScript. The pool must be at least as large as the
    # number of threads alive at once, since the page's thread cannot wait for a new one to start.
    list(APPEND CHAINRULE_WEB_APP_LINK -sINITIAL_MEMORY=256MB -sPTHREAD_POOL_SIZE=4)
    list(APPEND CHAINRULE_WEB_TEST_LINK -sPTHREAD_POOL_SIZE=8)
else()
    list(APPEND CHAINRULE_WEB_APP_LINK -sINITIAL_MEMORY=64MB -sALLOW_MEMORY_GROWTH)
    list(APPEND CHAINRULE_WEB_TEST_LINK -sALLOW_MEMORY_GROWTH)
endif()
