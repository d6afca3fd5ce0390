# Other people's code, each described once: public upstream and tag. On Debian the set-up has unpacked the same libraries and
# filled FETCHCONTENT_SOURCE_DIR_<NAME> (in found.cmake); an environment variable of that name goes before both.
include(FetchContent)

# Where the environment says a source is, CMake believes it.
macro(source_from_environment name)
    string(TOUPPER ${name} upper)
    if(DEFINED ENV{FETCHCONTENT_SOURCE_DIR_${upper}})
        set(FETCHCONTENT_SOURCE_DIR_${upper} "$ENV{FETCHCONTENT_SOURCE_DIR_${upper}}")
    endif()
endmacro()

# third_party(NAME URL TAG): ${NAME}_SOURCE_DIR is there afterwards; the project's own CMakeLists is not run.
function(third_party name url tag)
    source_from_environment(${name})
    FetchContent_Declare(${name} GIT_REPOSITORY ${url} GIT_TAG ${tag} GIT_SHALLOW ON SOURCE_SUBDIR none)
    FetchContent_MakeAvailable(${name})
    set(${name}_SOURCE_DIR "${${name}_SOURCE_DIR}" PARENT_SCOPE)
endfunction()

function(header_library name)
    add_library(${name} INTERFACE)
    target_include_directories(${name} SYSTEM INTERFACE ${ARGN})
endfunction()

third_party(eigen https://gitlab.com/libeigen/eigen.git 3.4.0)
header_library(eigen_headers "${eigen_SOURCE_DIR}")
target_compile_definitions(eigen_headers INTERFACE EIGEN_MPL2_ONLY)

third_party(json https://github.com/nlohmann/json.git v3.11.3)
header_library(json_headers "${json_SOURCE_DIR}/include")

# Markdown; of all it has, the parser alone.
third_party(md4c https://github.com/mity/md4c.git release-0.5.2)
add_library(md4c_parser STATIC EXCLUDE_FROM_ALL "${md4c_SOURCE_DIR}/src/md4c.c")
target_include_directories(md4c_parser SYSTEM PUBLIC "${md4c_SOURCE_DIR}/src")

if(NOT EMSCRIPTEN)
    third_party(cli11 https://github.com/CLIUtils/CLI11.git v2.4.2)
    header_library(cli11_headers "${cli11_SOURCE_DIR}/include")
endif()

# Catch2 as one file: 30 s instead of three minutes under Emscripten.
third_party(catch2 https://github.com/catchorg/Catch2.git v3.7.1)
add_library(catch2_one STATIC EXCLUDE_FROM_ALL "${catch2_SOURCE_DIR}/extras/catch_amalgamated.cpp")
target_include_directories(catch2_one SYSTEM PUBLIC "${catch2_SOURCE_DIR}/extras")
target_compile_options(catch2_one PRIVATE -O1)
if(EMSCRIPTEN)  # a failed REQUIRE throws
    target_compile_options(catch2_one PUBLIC -fwasm-exceptions)
endif()

# Dear ImGui with SDL2 and OpenGL ES 3 (WebGL 2 on the page, GLESv2 natively). CHAINRULE_WINDOW: is there what a window needs?
third_party(imgui https://github.com/ocornut/imgui.git v1.92.2b)
set(CHAINRULE_WINDOW ON)
if(NOT EMSCRIPTEN)
    find_package(SDL2 CONFIG QUIET)
    find_library(CHAINRULE_GLES NAMES GLESv2)
    if(NOT SDL2_FOUND OR NOT CHAINRULE_GLES)
        message(STATUS "No window will be built: SDL2 (development files) or libGLESv2 is missing.")
        set(CHAINRULE_WINDOW OFF)
    endif()
endif()
if(CHAINRULE_WINDOW)
    set(imgui "${imgui_SOURCE_DIR}")
    add_library(imgui_lib STATIC EXCLUDE_FROM_ALL ${imgui}/imgui.cpp ${imgui}/imgui_draw.cpp ${imgui}/imgui_tables.cpp
        ${imgui}/imgui_widgets.cpp ${imgui}/backends/imgui_impl_sdl2.cpp ${imgui}/backends/imgui_impl_opengl3.cpp)
    target_include_directories(imgui_lib SYSTEM PUBLIC "${imgui}" "${imgui}/backends" "${imgui}/misc/cpp")
    # No state on disk, no demo or debug windows, no SSE detection (the web's switches confuse it).
    target_compile_definitions(imgui_lib PUBLIC IMGUI_IMPL_OPENGL_ES3 IMGUI_DISABLE_SSE IMGUI_DISABLE_DEMO_WINDOWS
        IMGUI_DISABLE_DEBUG_TOOLS IMGUI_DISABLE_OBSOLETE_FUNCTIONS)
    if(EMSCRIPTEN)
        target_compile_options(imgui_lib PUBLIC -sUSE_SDL=2)
        target_compile_options(imgui_lib PRIVATE -Os)
    else()
        target_link_libraries(imgui_lib PUBLIC SDL2::SDL2 ${CHAINRULE_GLES} ${CMAKE_DL_LIBS})
    endif()
endif()
