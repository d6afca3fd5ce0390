// What can go wrong with things from outside (files, pages, settings, links): a key and arguments, which
// ui.json words in the page's language (under "error.<key>") and `to_english` for the command line.
#pragma once
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/assert.h"

namespace chainrule {

struct Error {
    std::string key;                                            // "model.unknown_layer"
    std::vector<std::pair<std::string, std::string>> arguments;  // {"layer", "Dnse"}, {"line", "12"}
};

inline Error at_line(Error error, int line) {  // with the argument "line"
    error.arguments.emplace_back("line", std::to_string(line));
    return error;
}

template <class T>
class [[nodiscard]] Result {
  public:
    Result(T value) : either_(std::move(value)) {}
    Result(Error error) : either_(std::move(error)) {}

    explicit operator bool() const { return std::holds_alternative<T>(either_); }
    T& operator*() { return checked(); }
    const T& operator*() const { return const_cast<Result*>(this)->checked(); }
    T* operator->() { return &checked(); }
    const T* operator->() const { return &const_cast<Result*>(this)->checked(); }
    const Error& error() const { return std::get<Error>(either_); }

  private:
    T& checked() {
        CHAINRULE_ASSERT(std::holds_alternative<T>(either_), "a Result was used without asking whether it holds a value");
        return *std::get_if<T>(&either_);
    }
    std::variant<T, Error> either_;
};

struct Done {};  // the value of a Result that has nothing to say but "it worked"

}  // namespace chainrule
