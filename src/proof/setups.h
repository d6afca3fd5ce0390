// Short ways to write what a calculation starts from. Inside proof/.
#pragma once
#include <initializer_list>
#include <utility>

#include "train/session.h"

namespace chainrule {

// Dense layers. Biases start from `bias` and are not trained.
LayerSpec dense_layer(const char* name, int units, const char* activation, double bias);
LayerSpec dense_layer_without_bias(const char* name, int units, const char* activation);
LayerSpec dense_layer_trained(const char* name, int units, const char* activation, double bias);  // its biases too

// Plain gradient descent at this rate, all examples in one batch; they are written as in "data given".
Setup network(int inputs, std::vector<LayerSpec> layers, const char* loss, Values loss_settings, double rate, const char* x, const char* y);

// Half the squared error, summed over the outputs: as textbooks have it.
Values half_summed();

Setup expression(const char* program, std::initializer_list<std::pair<const char*, double>> values, double rate = 0.1);

}  // namespace chainrule
