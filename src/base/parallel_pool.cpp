// A fixed pool of threads that take chunks from a shared counter. The caller takes chunks too, so that work goes on even
// where no other thread wakes up; it returns when every chunk is done and no thread looks at the job any more.
//
// Threads are started by the first job that has more than one chunk and stay for good. Waiting ones first spin for
// some microseconds, because a training step has one job after the other, then sleep.
#include <algorithm>
#include <array>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/parallel.h"

namespace chainrule {
namespace {

constexpr int default_most = 4;  // more gain little on matrices of this size, and the screen wants a processor too
constexpr int most_threads = 64;
constexpr int spins = 2000;

int hardware_threads() { return std::max(1, int(std::thread::hardware_concurrency())); }

class Pool {
  public:
    ~Pool() {
        {
            std::lock_guard lock(mutex_);
            stop_ = true;
            ++announced_;
        }
        wake_.notify_all();
        for (int i = 0; i < started_; ++i) threads_[size_t(i)].join();
    }

    int threads() const { return wanted_.load(); }
    void set_threads(int n) { wanted_ = std::clamp(n, 1, std::min(most_threads, std::max(hardware_threads(), default_most))); }

    void run(int chunks, ChunkFunction function, void* context) {
        const int helpers = std::min(wanted_.load(), chunks) - 1;
        // A job within a job, or from a second caller, is done by its caller alone.
        if (helpers < 1 || busy_.exchange(true)) {
            for (int chunk = 0; chunk < chunks; ++chunk) function(context, chunk);
            return;
        }
        {
            std::lock_guard lock(mutex_);
            for (; started_ < helpers; ++started_) threads_[size_t(started_)] = std::thread([this, i = started_] { serve(i); });
            function_ = function, context_ = context, chunks_ = chunks, helpers_ = helpers;
            next_ = 0, open_ = true;
            ++announced_;
        }
        wake_.notify_all();
        take_chunks(function, context, chunks);
        {
            std::lock_guard lock(mutex_);
            open_ = false;  // threads that come too late find nothing to do
        }
        for (int i = 0; i < spins && inside_ > 0; ++i) {}
        std::unique_lock lock(mutex_);
        done_.wait(lock, [this] { return inside_ == 0; });
        busy_ = false;
    }

  private:
    void take_chunks(ChunkFunction function, void* context, int chunks) {
        for (int chunk = next_++; chunk < chunks; chunk = next_++) function(context, chunk);
    }

    void serve(int me) {
        int seen = 0;
        for (;;) {
            for (int i = 0; i < spins && announced_ == seen; ++i) {}
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [&] { return announced_ != seen; });
            seen = announced_;
            if (stop_) return;
            if (!open_ || me >= helpers_) continue;
            const ChunkFunction function = function_;
            void* const context = context_;
            const int chunks = chunks_;
            ++inside_;
            lock.unlock();
            take_chunks(function, context, chunks);
            lock.lock();
            if (--inside_ == 0) done_.notify_one();
        }
    }

    std::array<std::thread, most_threads> threads_;
    std::atomic<int> wanted_ = std::min(hardware_threads(), default_most);
    std::atomic<bool> busy_ = false;

    std::mutex mutex_;  // guards all below; atomic ones are also read without it
    std::condition_variable wake_, done_;
    std::atomic<int> announced_ = 0;  // jobs so far
    std::atomic<int> next_ = 0;       // chunk to be taken
    std::atomic<int> inside_ = 0;     // threads that are working on the job
    int started_ = 0;
    bool open_ = false, stop_ = false;
    ChunkFunction function_ = nullptr;
    void* context_ = nullptr;
    int chunks_ = 0, helpers_ = 0;
};

Pool& pool() {
    static Pool the_pool;
    return the_pool;
}

}  // namespace

int thread_count() { return pool().threads(); }
void set_thread_count(int threads) { pool().set_threads(threads); }
void run_chunks(int chunks, ChunkFunction function, void* context) { pool().run(chunks, function, context); }

}  // namespace chainrule
