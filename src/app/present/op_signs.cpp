#include "app/present/op_signs.h"

#include <string_view>

namespace chainrule {
namespace {

constexpr std::pair<std::string_view, const char*> signs[] = {
    {"matmul", "x \u00b7 W"},
    {"add_bias", "+ b"},
    {"dense", "x \u00b7 W + b"},
    {"add", "+"},
    {"subtract", "\u2212"},
    {"multiply", "\u00d7"},
    {"divide", "\u00f7"},
    {"neg", "\u2212"},
    {"power", "x\u207f"},
    {"squared_error", "(\u0177 \u2212 y)\u00b2"},
    {"binary_cross_entropy", "\u2212y ln \u0177"},
    {"categorical_cross_entropy", "\u2212y ln \u0177"},
};

}  // namespace

std::string op_sign(const Plan& plan, NodeId node) {
    if (!plan[node].op) return "";
    const std::string_view name = plan[node].op->name();
    for (const auto& [op, sign] : signs)
        if (op == name) return sign;
    return std::string(name);
}

}  // namespace chainrule
