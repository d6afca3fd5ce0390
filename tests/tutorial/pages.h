// Pages for the tests of this folder, and what they say as short texts.
#pragma once
#include <string>

#include "tutorial/page.h"

namespace chainrule {

// Front matter and a step with a title, then `rest`, whose first line is line 8.
std::string page_with(const std::string& rest);
// The blocks behind the title of such a page's step; the page must be right.
std::vector<Block> blocks_of(const std::string& rest);

// "text", "*strong*", "/emphasis/", "`code`", "=live:4", "$tex$", "[text](run step)", one after the other with | between them.
std::string words_of(const std::vector<Inline>& content);
// "12 page.link found=http://…": an error with its line, without its text.
std::string words_of(const Error& error);
std::vector<std::string> faults(const std::string& page);             // of a whole page
std::vector<std::string> faults_in(const std::string& rest);          // of page_with(rest)

}  // namespace chainrule
