// Lines of equal loss on a grid, by marching squares.
#pragma once
#include "app/present/landscape_grid.h"

namespace chainrule {

// The losses ascending. On squares finer than the grid's own, so that small rings around a minimum are round.
std::vector<ContourLine> contour_lines(const LandscapeGrid& grid, const std::vector<double>& losses);

}  // namespace chainrule
