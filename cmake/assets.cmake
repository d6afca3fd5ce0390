# The assets folder of a build: fonts cut down to the characters that occur, interface words, models, shaders.
#   fonts/{inter,inter-semibold,mono,mono-bold,han,han-bold,math}.ttf   ui/<language>.json   models/*.json   shaders/*
#   math.json: the formulas of the pages, set by MathJax
# Programs ask their platform for a file by that name. Made by cmake/assets.mjs.
find_program(CHAINRULE_NODE NAMES node nodejs REQUIRED)
find_program(CHAINRULE_HB_SUBSET hb-subset)
if(NOT EXISTS "${FOUND_NODE_MODULES}/mathjax-full")
    message(FATAL_ERROR "MathJax, which sets the formulas, is not set up. Run: cmake/setup.sh native")
endif()

# font(NAME ARCHIVE URL FILE_INSIDE): where the set-up found it, else from its public upstream.
function(font name archive url file)
    string(TOUPPER ${name} upper)
    string(REPLACE - _ upper ${upper})
    set(path "${FOUND_FONT_${upper}}")
    if(NOT path)
        source_from_environment(${archive})
        set(keep_file ON)
        if(url MATCHES "zip$")
            set(keep_file OFF)
        endif()
        FetchContent_Declare(${archive} URL ${url} DOWNLOAD_NO_EXTRACT ${keep_file} DOWNLOAD_EXTRACT_TIMESTAMP ON)
        FetchContent_MakeAvailable(${archive})
        set(path "${${archive}_SOURCE_DIR}/${file}")
    endif()
    list(APPEND font_arguments --font "${name}=${path}")
    list(APPEND font_files "${path}")
    set(font_arguments ${font_arguments} PARENT_SCOPE)
    set(font_files ${font_files} PARENT_SCOPE)
endfunction()

set(inter https://github.com/rsms/inter/releases/download/v4.0/Inter-4.0.zip)
set(mono https://github.com/JetBrains/JetBrainsMono/releases/download/v2.304/JetBrainsMono-2.304.zip)
set(han https://github.com/notofonts/noto-cjk/raw/Sans2.004/Sans/OTF/SimplifiedChinese)
font(inter font_inter ${inter} extras/ttf/Inter-Regular.ttf)
font(inter-semibold font_inter ${inter} extras/ttf/Inter-SemiBold.ttf)
font(mono font_mono ${mono} fonts/ttf/JetBrainsMono-Regular.ttf)
font(mono-bold font_mono ${mono} fonts/ttf/JetBrainsMono-Bold.ttf)
font(han font_han ${han}/NotoSansCJKsc-Regular.otf NotoSansCJKsc-Regular.otf)
font(han-bold font_han_bold ${han}/NotoSansCJKsc-Bold.otf NotoSansCJKsc-Bold.otf)
if(NOT FOUND_FONT_HAN_FACE)
    set(FOUND_FONT_HAN_FACE 0)
endif()

file(GLOB asset_scripts CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/cmake/math*.mjs")
file(GLOB_RECURSE asset_sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tutorials/*.json" "${CMAKE_SOURCE_DIR}/tutorials/*.md"
    "${CMAKE_SOURCE_DIR}/shaders/*")
set(asset_stamp "${CMAKE_BINARY_DIR}/assets.stamp")
add_custom_command(OUTPUT "${asset_stamp}"
    COMMAND ${CHAINRULE_NODE} "${CMAKE_SOURCE_DIR}/cmake/assets.mjs" --source "${CMAKE_SOURCE_DIR}" --out "${CMAKE_BINARY_DIR}/assets"
        --hb-subset "${CHAINRULE_HB_SUBSET}" --node-modules "${FOUND_NODE_MODULES}" --han-face ${FOUND_FONT_HAN_FACE} ${font_arguments}
    COMMAND ${CMAKE_COMMAND} -E touch "${asset_stamp}"
    DEPENDS ${asset_sources} ${font_files} "${CMAKE_SOURCE_DIR}/cmake/assets.mjs" ${asset_scripts}
    COMMENT "assets: fonts cut down to the characters that occur, formulas, words, models, shaders" VERBATIM)
add_custom_target(assets ALL DEPENDS "${asset_stamp}")
