// From the numbers of a landscape to points of the screen, in each of its three forms: a curve (one parameter), from above, or
// as a surface. The surface has its matrix here too, so that what the shader draws and what is drawn over it are in one place.
#pragma once
#include <array>
#include <optional>

#include "app/present/landscape_grid.h"
#include "app/present/rect.h"

namespace chainrule {

// How the surface is looked at. Radians.
struct LandscapeCamera {
    float turn = -0.62F;  // around the upright axis
    float tilt = 0.72F;   // 0: from the side, pi/2: from above
    float zoom = 1;
    bool operator==(const LandscapeCamera&) const = default;
};
inline constexpr float least_tilt = 0.12F, most_tilt = 1.5F, least_zoom = 0.6F, most_zoom = 3.5F;

enum class LandscapeForm { curve, contours, surface };

class LandscapeView {
  public:
    LandscapeView(const LandscapeGrid& grid, LandscapeForm form, Rect plot, LandscapeCamera camera);

    struct Spot {
        float x, y;
    };
    Spot place(double x, double y, double loss) const;  // of the curve: without the second
    Spot place(double x, double y) const;               // on the landscape
    bool hidden(double x, double y) const;              // behind another part of the surface
    // The parameters' values at a point of the screen, of the curve the first; of the surface those of what is nearest to the eye there.
    std::optional<std::array<double, 2>> values_at(Spot spot) const;

    const LandscapeGrid& grid() const { return grid_; }
    LandscapeForm form() const { return form_; }
    Rect plot() const { return plot_; }
    // Column by column, for points (u, v, h) with u and v in -1 .. 1 and h in -height .. height; to clip space of the plot. Seen
    // from above it is all flat.
    std::array<float, 16> matrix() const;
    std::array<float, 3> light() const;  // towards the light, which stays over the left shoulder of who looks
    static constexpr float height = 0.55F;

  private:
    struct Solid {
        float u, v, h;
    };
    Solid solid(double x, double y, double loss) const;
    Spot project(Solid s) const;
    double value(float u, int axis) const;  // of a point of the solid
    bool under(Solid s) const;              // the surface
    void fit();

    const LandscapeGrid& grid_;
    LandscapeForm form_;
    Rect plot_;
    LandscapeCamera camera_;
    float scale_ = 1, lift_ = 0;  // of the surface: points to a unit, and how far up so that it stands in the middle
};

}  // namespace chainrule
