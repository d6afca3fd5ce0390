// Programmer errors: a sentence on standard error, then the end. On in release builds too, because a
// wrong number on the screen is worse than none. Errors from outside (files, links, settings) are Results.
#pragma once

namespace chainrule {

[[noreturn]] void fail_assert(const char* condition, const char* sentence, const char* file, int line);

}  // namespace chainrule

#define CHAINRULE_ASSERT(condition, sentence) \
    ((condition) ? void(0) : ::chainrule::fail_assert(#condition, sentence, __FILE__, __LINE__))
