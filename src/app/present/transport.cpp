#include "app/present/transport.h"

#include "app/format.h"

namespace chainrule {

TransportPicture present_transport(const Snapshot& s, const Strings& words) {
    const Scene& scene = *s.scene;
    TransportPicture p;
    const float ticks = float(scene.ticks_per_step);
    p.forward_end = float(1 + scene.n_forward) / ticks;
    p.backward_end = float(1 + scene.n_forward + scene.n_backward) / ticks;
    p.cursor = float(s.cursor.tick) / ticks;
    p.stage = s.cursor.stage;
    p.within_step = s.cursor.tick > 0;
    p.place = words("transport.place", {{"epoch", grouped(s.epoch)},
                                        {"step", grouped(s.cursor.step)},
                                        {"op", std::to_string(s.cursor.tick)},
                                        {"ops", std::to_string(scene.ticks_per_step)}});
    const std::string node = s.cursor.node >= 0 ? scene.plans.visible[s.cursor.node].name : "";
    if (!s.stopped_because.empty()) p.doing = words("transport.stopped", {{"node", s.stopped_because}});
    else if (!p.within_step) p.doing = words(s.cursor.step == 0 ? "transport.at_start" : "transport.updated");
    else if (s.cursor.stage == Stage::load) p.doing = words("transport.loaded", {{"n", std::to_string(s.batch.size())}});
    else p.doing = words(s.cursor.stage == Stage::forward ? "transport.forward_at" : "transport.backward_at", {{"node", node}});
    return p;
}

}  // namespace chainrule
