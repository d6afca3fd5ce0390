#include "app/present/looking.h"

namespace chainrule {

Cell cell_at(const Snapshot& s, NodeId node, int index, Slot slot) {
    const Shape shape = visible(s)[node].shape;
    return {node, slot, (shape.batched ? looked_at(s) * shape.count() : 0) + index};
}

}  // namespace chainrule
