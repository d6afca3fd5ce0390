#include "app/own_formula.h"

#include <set>

#include "base/arithmetic.h"

namespace chainrule {

Result<Setup> setup_of_formula(const std::string& text, const Values& before) {
    Result<std::vector<Assignment>> statements = parse_program(text);
    if (!statements) return statements.error();
    Setup setup;
    setup.precision = Precision::float64;
    std::set<std::string> used, computed;
    Values given;
    for (size_t i = 0; i < statements->size(); ++i) {
        const Assignment& s = (*statements)[i];
        const bool last = i + 1 == statements->size();
        if (const std::optional<double> number = literal(s.value); number && !last) {
            given.set(s.name, *number);
            continue;
        }
        for (const std::string& name : names_in(s.value))
            if (!computed.count(name)) used.insert(name);
        computed.insert(s.name);
        setup.expression += text.substr(size_t(s.at), last ? std::string::npos : size_t((*statements)[i + 1].at - s.at));
    }
    for (const std::string& name : used) setup.values.set(name, given.find(name) ? given.number(name) : before.number(name, 1));
    return setup;
}

}  // namespace chainrule
