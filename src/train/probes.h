// What a network does beyond its batch: loss and accuracy over the whole sets, and what each neuron makes of every
// point of the plane. Forward passes of the fast Plan over the run's own parameters, in a workspace of their own, in
// chunks; training does not notice.
#pragma once
#include "train/batch.h"
#include "train/snapshot.h"

namespace chainrule {

class Probes {
  public:
    Probes(const Scene& scene, std::shared_ptr<Parameters> parameters);

    Metrics evaluate();  // of an expression: its loss alone
    // One grid x grid map of activations per neuron, the layers in order, the input's own two first. The points are the
    // middles of the cells that grid x grid cuts data.lowest .. data.highest into; row 0 is the highest x2. Empty without grid.
    void draw_maps();
    const std::vector<float>& maps() const { return maps_; }  // as of the last draw_maps()

    // What they take, to be asked beforehand: rows of a chunk, numbers of all maps.
    static int chunk_rows(const Model& model);
    static size_t map_numbers(const Plan& plan, int grid);

  private:
    struct Tally {
        double loss = 0;
        int right = 0;
    };
    Tally run(int rows, bool test);
    int count_right(std::span<const int> examples, bool test) const;
    template <class T>
    void copy_points(int first, int rows);

    Plan plan_;  // the fast Plan, with room for a chunk
    Memory memory_;
    std::shared_ptr<const Dataset> data_;
    Targets targets_;
    bool loss_is_sum_;  // over a batch, not a mean
    int grid_;          // 0: no heat maps
    std::vector<int> examples_;  // 0, 1, 2, ...
    std::vector<float> maps_;
};

}  // namespace chainrule
