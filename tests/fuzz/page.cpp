// Any text as a page: nothing crashes, and every error has a line of the text.
#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "tutorial/page.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    using namespace chainrule;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto lines = std::count(text.begin(), text.end(), '\n') + 1;
    for (const Error& error : parse_page("page", text).errors)
        CHAINRULE_ASSERT(line_of(error) >= 1 && line_of(error) <= lines, "an error stands in a line of the page");
    return 0;
}
