// Errors in words. The wording is in tutorials/<language>/ui.json under "error.<key>", for the page and for the command
// line alike: they differ in the Strings they bring.
//
// An argument whose value begins with @ is a word itself: "@type.number" stands for the text of "error.type.number". Where
// the argument "line" has no place in the sentence, "error.at_line" is added to it.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/strings.h"

namespace chainrule {

// The text in valid UTF-8 and on one line: control characters and stray bytes become \xHH, so that what came from outside
// cannot speak to a terminal.
std::string printable(std::string_view text);

// One sentence, printable. Where the strings have none for this key, the key and its arguments: still enough to search for.
std::string word(const Error& error, const Strings& strings);

}  // namespace chainrule
