#include "train/chosen.h"

namespace chainrule {

Result<Chosen> choose_parameters(const Scene& scene, const std::vector<std::string>& cells) {
    if (cells.empty() || cells.size() > 2) return Error{"landscape.cells", {{"found", std::to_string(cells.size())}}};
    const Plan& plan = scene.plans.visible;
    Chosen chosen;
    for (const std::string& text : cells) {
        const Result<Cell> c = parse_cell(text, plan);
        if (!c || c->slot != Slot::value || plan[c->node].role != Role::parameter) return Error{"command.cell", {{"cell", text}}};
        const size_t at = plan[c->node].offset + size_t(c->index);
        if (chosen.count() > 0 && chosen.at[0] == at) return Error{"landscape.twice", {{"cell", text}}};
        chosen.names.push_back(to_text(*c, plan));
        chosen.at.push_back(at);
    }
    return chosen;
}

}  // namespace chainrule
