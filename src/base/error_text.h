// Errors in words. The wording is in tutorials/<language>/ui.json under "error.<key>", for the page and for the command
// line alike: they differ in the Strings they bring.
//
// An argument whose value begins with @ is a word itself: "@type.number" stands for the text of "error.type.number". Where
// the argument "line" has no place in the sentence, "error.at_line" is added to it.
#pragma once
#include <string>

#include "base/result.h"
#include "base/strings.h"

namespace chainrule {

// One sentence. Where the strings have none for this key, the key and its arguments: still enough to search for.
std::string word(const Error& error, const Strings& strings);

}  // namespace chainrule
