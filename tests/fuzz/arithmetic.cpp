// Any text as arithmetic, a condition, a program, an answer: nothing crashes, and what is read can be computed.
#include <cstddef>
#include <cstdint>

#include "tutorial/question.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    using namespace chainrule;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const Lookup three = [](const std::string&) { return std::optional(3.0); };
    if (const Result<Term> term = parse_arithmetic(text)) {
        CHAINRULE_ASSERT(evaluate(*term, three), "what can be read has a value where all names have one");
        (void)names_in(*term);
    }
    (void)parse_program(text);
    (void)typed_number(text);
    return 0;
}
