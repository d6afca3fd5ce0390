// Work cut into chunks for several threads. The borders of the chunks depend on the caller's shapes only,
// never on the number of threads, so that results do not either: each chunk owns its outputs.
//
// Two implementations, chosen by CMake: parallel_pool.cpp (threads) and parallel_serial.cpp (a plain loop).
#pragma once
#include <type_traits>

namespace chainrule {

using ChunkFunction = void (*)(void* context, int chunk);

int thread_count();  // how many threads run_chunks uses, the caller's included; at first the hardware's, 4 at most
void set_thread_count(int threads);  // for tests and `chainrule train --threads`; 1 .. hardware, and up to 4 in any case
void run_chunks(int chunks, ChunkFunction function, void* context);  // returns when all are done; one caller at a time

// Calls f(chunk) for chunk = 0 .. chunks-1. Allocates nothing.
template <class F>
void parallel_for(int chunks, F&& f) {
    run_chunks(chunks, [](void* context, int chunk) { (*static_cast<std::remove_reference_t<F>*>(context))(chunk); }, &f);
}

}  // namespace chainrule
