#include <array>
#include <charconv>
#include <optional>

#include "nn/plan.h"

namespace chainrule {
namespace {

// Slots as words before the name. A plain name is the value itself.
constexpr std::array<std::pair<Slot, std::string_view>, 2> slot_words{{{Slot::grad, "grad "}, {Slot::previous, "previous "}}};
constexpr std::string_view kept_word = "slot_";  // "slot_0 hidden.w[0,1]": the first number the optimizer keeps for it

Error error(const char* key, std::string_view text, std::string_view found, const std::string& expected) {
    return {key, {{"text", std::string(text)}, {"found", std::string(found)}, {"expected", expected}}};
}

// All of `digits` as a number that is not negative.
std::optional<int> read_int(std::string_view digits) {
    int n = 0;
    auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), n);
    if (problem != std::errc() || end != digits.data() + digits.size() || n < 0) return std::nullopt;
    return n;
}

// Takes the word that says the slot off the front of `rest`; any other word belongs to the name.
Slot take_slot(std::string_view& rest) {
    for (auto [slot, word] : slot_words)
        if (rest.starts_with(word)) return rest.remove_prefix(word.size()), slot;
    const size_t space = rest.find(' ');
    if (space == std::string_view::npos || !rest.starts_with(kept_word)) return Slot::value;
    const std::optional<int> n = read_int(rest.substr(kept_word.size(), space - kept_word.size()));
    if (!n) return Slot::value;
    rest.remove_prefix(space + 1);
    return Slot(int(Slot::slot_0) + *n);
}

// "0,1" in a shape of 2 x 8 is 1.
std::optional<int> read_position(std::string_view list, const Shape& shape) {
    int position = 0;
    for (int d = 0; d < shape.rank; ++d) {
        const size_t comma = list.find(',');
        if ((comma == std::string_view::npos) != (d == shape.rank - 1)) return std::nullopt;
        const std::optional<int> n = read_int(list.substr(0, comma));
        if (!n || *n >= shape.dims[size_t(d)]) return std::nullopt;
        position = position * shape.dims[size_t(d)] + *n;
        if (comma != std::string_view::npos) list.remove_prefix(comma + 1);
    }
    return position;
}

}  // namespace

std::string to_text(Cell c, const Plan& plan, int sample) {
    const Node& n = plan[c.node];
    const int row = c.index / n.shape.count();
    int position = c.index % n.shape.count();
    std::string text;
    for (auto [slot, word] : slot_words)
        if (slot == c.slot) text = word;
    if (c.slot >= Slot::slot_0) text = std::string(kept_word) + std::to_string(int(c.slot) - int(Slot::slot_0)) + " ";
    text += n.name;
    std::string list;
    for (int d = n.shape.rank - 1; d >= 0; --d) {
        list = std::to_string(position % n.shape.dims[size_t(d)]) + (list.empty() ? "" : ",") + list;
        position /= n.shape.dims[size_t(d)];
    }
    if (!list.empty()) text += "[" + list + "]";
    if (n.shape.batched && row != sample) text += "#" + std::to_string(row);
    return text;
}

Result<Cell> parse_cell(std::string_view text, const Plan& plan, int sample, int rows) {
    std::string_view rest = text;
    const Slot slot = take_slot(rest);
    std::optional<int> row;
    if (const size_t hash = rest.rfind('#'); hash != std::string_view::npos) {
        row = read_int(rest.substr(hash + 1));
        if (rows == 0) rows = plan.capacity;
        if (!row || *row >= rows) return error("cell.row", text, rest.substr(hash + 1), "0.." + std::to_string(rows - 1));
        rest = rest.substr(0, hash);
    }
    const size_t bracket = rest.find('[');
    const std::string_view name = rest.substr(0, bracket);
    const NodeId id = plan.find(name);
    if (id < 0) return error("cell.node", text, name, "");
    const Node& n = plan[id];
    if (row && !n.shape.batched) return error("cell.not_batched", text, name, "");
    if (slot >= Slot::previous && n.role != Role::parameter) return error("cell.not_parameter", text, name, "");

    int position = 0;
    if (bracket == std::string_view::npos) {
        if (n.shape.count() != 1) return error("cell.no_index", text, name, to_text(Cell{id, Slot::value, 0}, plan));
    } else {
        std::string_view list = rest.substr(bracket + 1);
        if (!list.ends_with(']')) return error("cell.index", text, list, to_text(n.shape));
        list.remove_suffix(1);
        const std::optional<int> read = n.shape.rank == 0 ? std::nullopt : read_position(list, n.shape);
        if (!read) return error("cell.index", text, list, to_text(n.shape));
        position = *read;
    }
    const int example = n.shape.batched ? row.value_or(sample) : 0;
    return Cell{id, slot, example * n.shape.count() + position};
}

}  // namespace chainrule
