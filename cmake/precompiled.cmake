# The headers of the standard library, read once per library instead of once per file: compiling takes half as long. A file includes
# what it uses all the same, as if this were not here (tests/rules/include_test.cpp watches).
set(standard_headers algorithm array atomic chrono cmath cstdint cstdio functional limits map memory mutex numeric optional set span
    sstream string string_view utility variant vector)

# own_precompiled(TARGET HEADER...): with further headers that change as rarely.
function(own_precompiled target)
    if(NOT TARGET ${target} OR NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
        return()
    endif()
    set(headers "")
    foreach(header ${standard_headers} ${ARGN})
        string(APPEND headers "#include <${header}>\n")
    endforeach()
    # The precompiled header holds the paths of its build folder. Something that is declared differently in each keeps ccache from
    # handing it to another one; the sum, which ccache takes for what is in it, lets the objects be handed on.
    string(MD5 here "${CMAKE_BINARY_DIR}/${target}")
    set(file "${CMAKE_BINARY_DIR}/precompiled/${target}.h")
    file(CONFIGURE OUTPUT "${file}" CONTENT "${headers}struct PrecompiledFor_${here};\n" @ONLY)
    file(CONFIGURE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/${target}.dir/cmake_pch.hxx.pch.sum"
        CONTENT "${CMAKE_CXX_COMPILER} ${CMAKE_CXX_COMPILER_VERSION}\n${headers}" @ONLY)
    target_precompile_headers(${target} PRIVATE "$<$<COMPILE_LANGUAGE:CXX>:${file}>")
    target_compile_options(${target} PRIVATE "$<$<COMPILE_LANGUAGE:CXX>:SHELL:-Xclang -fno-pch-timestamp>")
endfunction()
