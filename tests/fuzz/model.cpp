// Any bytes as a model file: it is read or refused in a sentence, and what passes the checks compiles, is written and reads
// back equal.
#include <cstdint>

#include "base/assert.h"
#include "base/error_text.h"
#include "nn/model.h"

using namespace chainrule;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const Result<Model> read = model_from_json(text);
    const Result<Model> model = read ? checked(*read) : read;
    if (!model) {
        CHAINRULE_ASSERT(!word(model.error(), Strings()).empty(), "an error has words");
        return 0;
    }
    const std::string written = model_to_json(*model);
    const Result<Model> again = model_from_json(written);
    CHAINRULE_ASSERT(again && *again == *model, "a checked model reads back equal");
    const Result<Model> twice = checked(*again);
    CHAINRULE_ASSERT(twice && *twice == *model && model_to_json(*twice) == written, "what is checked stays as it is");
    // Small ones as a whole: compile() may not fail.
    if (model->layers.size() > 50 || parameter_count(*model) > 10000) return 0;
    const Compiled plans = compile(*model, 2, 3);
    CHAINRULE_ASSERT(plans.visible.n_parameters == plans.fast.n_parameters, "both Plans share one parameter block");
    auto parameters = make_parameters(plans.visible, Precision::float32);
    initialize(*model, plans.visible, *parameters, 1);
    Memory memory = make_memory(plans.visible, parameters);
    forward_all(plans.visible, memory);
    backward_all(plans.visible, memory, plans.visible.loss);
    return 0;
}
