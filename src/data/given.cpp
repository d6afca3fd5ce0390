#include "data/given.h"

#include <algorithm>

namespace chainrule {
namespace {

constexpr size_t most_numbers = 100000;

// The text up to the separator, which is cut off `rest`; everything where there is none.
std::string_view take(std::string_view& rest, char separator) {
    const size_t end = rest.find(separator);
    const std::string_view part = rest.substr(0, end);
    rest = end == rest.npos ? std::string_view() : rest.substr(end + 1);
    return part;
}

struct Rows {
    std::vector<double> numbers;
    int rows = 0, width = 0;
};

// One example's numbers, added to `to`.
Result<Done> read_example(const char* name, std::string_view text, Rows& to) {
    const std::string example = std::to_string(to.rows + 1);
    int width = 0;
    for (bool more = true; more;) {
        more = text.find(',') != text.npos;
        const std::string_view number = take(text, ',');
        const std::optional<double> x = parse_number(number);
        ++width;
        if (!x) {
            return Error{"data.given_number",
                         {{"name", name}, {"example", example}, {"number", std::to_string(width)}, {"found", std::string(number)}}};
        }
        to.numbers.push_back(*x);
    }
    if (to.rows > 0 && width != to.width) {
        return Error{"data.given_width",
                     {{"name", name}, {"example", example}, {"found", std::to_string(width)}, {"expected", std::to_string(to.width)}}};
    }
    to.width = width, ++to.rows;
    return Done{};
}

Result<Rows> read_rows(const char* name, const Values& settings) {
    const Value* value = settings.find(name);
    if (!value || to_text(*value).empty()) return Error{"data.given_missing", {{"name", name}}};
    const std::string whole = to_text(*value);
    Rows all;
    std::string_view rest = whole;
    for (bool more = true; more;) {
        more = rest.find(';') != rest.npos;
        const std::string_view example = take(rest, ';');
        if (Result<Done> read = read_example(name, example, all); !read) return read.error();
        if (all.numbers.size() > most_numbers) {
            return Error{"data.given_many",
                         {{"found", std::to_string(all.numbers.size())}, {"limit", std::to_string(most_numbers)}}};
        }
    }
    return all;
}

// Examples in the plane are drawn in a square that holds them with a quarter of their extent around them.
void choose_square(Dataset& data) {
    const auto [low, high] = std::minmax_element(data.x.begin(), data.x.end());
    const double margin = *high > *low ? (*high - *low) / 4 : 1;
    data.lowest = *low - margin, data.highest = *high + margin;
}

}  // namespace

Result<std::shared_ptr<const Dataset>> make_given(const Values& settings) {
    for (auto& [name, value] : settings.items)
        if (name != "x" && name != "y")
            return Error{"values.unknown", {{"name", name}, {"found", to_text(value)}, {"expected", "x, y"}, {"of", given_name}}};
    Result<Rows> x = read_rows("x", settings);
    if (!x) return x.error();
    Result<Rows> y = read_rows("y", settings);
    if (!y) return y.error();
    if (x->rows != y->rows) return Error{"data.given_rows", {{"x", std::to_string(x->rows)}, {"y", std::to_string(y->rows)}}};

    auto data = std::make_shared<Dataset>();
    data->name = given_name;
    data->inputs = x->width, data->outputs = y->width, data->rows = x->rows;
    data->as_written = true;
    data->x = std::move(x->numbers), data->y = std::move(y->numbers);
    choose_square(*data);
    return std::shared_ptr<const Dataset>(std::move(data));
}

}  // namespace chainrule
