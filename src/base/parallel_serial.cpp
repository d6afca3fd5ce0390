// Where there are no threads.
#include "base/parallel.h"

namespace chainrule {

int thread_count() { return 1; }
void set_thread_count(int) {}

void run_chunks(int chunks, ChunkFunction function, void* context) {
    for (int chunk = 0; chunk < chunks; ++chunk) function(context, chunk);
}

}  // namespace chainrule
