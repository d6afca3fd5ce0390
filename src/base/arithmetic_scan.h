// The words of arithmetic.h's language: from a text to tokens, each with its place. Internal to the parser.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace chainrule {

struct Token {
    enum class Kind { number, name, sign, stop, end };
    Kind kind = Kind::end;
    std::string text;  // name: in one form, "grad output.b[0]"; sign: in ASCII, "<="; stop: what separates statements
    double number = 0;
    size_t from = 0, to = 0;  // in the text as it was given, in bytes
};

// The last token is the end. `statements`: a line break separates, otherwise it is a space.
// Errors: "arithmetic.syntax", "arithmetic.number".
Result<std::vector<Token>> scan_arithmetic(std::string_view text, bool statements);

// "arithmetic.syntax" at `from` of the text; `found` may be empty: nothing more.
Error arithmetic_syntax(std::string_view text, size_t from, std::string_view found, std::string_view expected);
std::string shortened(std::string_view text);  // of a text: enough for an error message

// The text in ASCII where its signs and digits have a form there: "０．５" -> "0.5", "−½" -> "-(1/2)".
std::string in_ascii(std::string_view text);

}  // namespace chainrule
