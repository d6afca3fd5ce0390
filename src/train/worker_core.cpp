#include "train/worker_core.h"

#include <algorithm>

namespace chainrule {
namespace {

using namespace std::chrono_literals;
using Clock = WorkerCore::Clock;

constexpr Clock::duration shortest_pause = 50ms;  // between two Snapshots
constexpr Clock::duration look_again = 5ms;       // when the screen had not taken the last Snapshot
constexpr Clock::duration chunk_time = 2ms;       // about how long nothing else can happen
constexpr Clock::duration most_behind = 250ms;    // where the speed cannot be kept, what was missed is dropped

bool is_move(Verb v) { return v == Verb::tick || v == Verb::layer || v == Verb::step || v == Verb::epoch || v == Verb::go_to; }

Clock::duration seconds(double s) { return std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(s)); }

}  // namespace

WorkerCore::WorkerCore(std::unique_ptr<Session> session, std::function<void()> wake)
    : session_(std::move(session)), wake_(std::move(wake)), pause_between_(shortest_pause) {
    publish();
}

Clock::time_point WorkerCore::work(Clock::duration budget) {
    const Clock::time_point end = Clock::now() + budget;
    for (Clock::time_point now; (now = Clock::now()) < end && !quit_;) {
        take_requests();
        if (target_) travel();
        else if (playing_ && (speed_ <= 0 || due_ <= now)) play(now);
        else break;
        if (may_publish(Clock::now())) publish();
    }
    if (quit_) return Clock::time_point::max();
    const bool idle = !target_ && !playing_;
    if (answer_ || (idle && unseen_)) publish();
    if (target_ || has_posted_ || !waiting_.empty() || (playing_ && speed_ <= 0)) return Clock::time_point::min();
    if (idle) return Clock::time_point::max();
    return unseen_ ? std::min(due_, std::max(published_ + pause_between_, Clock::now() + look_again)) : due_;
}

void WorkerCore::take_requests() {
    if (has_posted_) {
        const std::lock_guard lock(mutex_);
        waiting_.insert(waiting_.end(), std::make_move_iterator(posted_.begin()), std::make_move_iterator(posted_.end()));
        posted_.clear();
        has_posted_ = false;
    }
    drop_what_is_void();
    while (!waiting_.empty() && can_handle(waiting_.front()) && !quit_) {
        Request request = std::move(waiting_.front());
        waiting_.pop_front();
        const bool save = request.save;
        handle(request);
        if (save) wake_();  // nothing has changed, so there is no Snapshot to say that it is done
        else unseen_ = answer_ = true;
    }
}

// Once another Session is to take over, nothing that was asked of this one matters any more but to save it. The speed is the Worker's own.
void WorkerCore::drop_what_is_void() {
    const auto last = std::find_if(waiting_.rbegin(), waiting_.rend(), [](const Request& r) { return r.session != nullptr; });
    if (last == waiting_.rend()) return;
    Request takes_over = std::move(*last);
    const bool save = std::any_of(waiting_.begin(), last.base(), [](const Request& r) { return r.save; });
    for (auto r = waiting_.begin(); r != last.base(); ++r)
        if (!r->session && !r->save && r->command.verb == Verb::speed) handle(r->command);
    waiting_.erase(waiting_.begin(), last.base());
    if (save) save_now();
    waiting_.push_front(std::move(takes_over));
    target_.reset();
}

// What changes the run has to find it where the Commands before have taken it.
bool WorkerCore::can_handle(const Request& r) const {
    const Verb verb = r.command.verb;
    return !target_ || (!r.save && (is_move(verb) || verb == Verb::play || verb == Verb::pause || verb == Verb::speed));
}

void WorkerCore::handle(Request& r) {
    if (r.session) take_over(r);
    else if (r.save) save_now();
    else handle(r.command);
}

void WorkerCore::take_over(Request& r) {
    session_ = std::move(r.session);
    run_ = r.run;
    playing_ = false;
    chunk_ = 1;
    fail({});  // what went wrong with the Session before is of no interest
}

void WorkerCore::save_now() {
    SavedRun run = session_->save();
    const std::lock_guard lock(mutex_);
    saved_ = std::move(run);
}

void WorkerCore::handle(const Command& c) {
    const Cursor& cursor = session_->cursor();
    if (is_move(c.verb)) {
        playing_ = false;
        const Place from = target_.value_or(Place{cursor.step, cursor.tick});
        if (const std::optional<Place> to = destination(c, from, session_->scene())) {
            target_ = to;
            return;
        }
    }
    switch (c.verb) {
        case Verb::play:
            target_.reset();
            due_ = Clock::now();
            playing_ = true;
            stop_if_not_finite();
            return;
        case Verb::pause:
            target_.reset();
            playing_ = false;
            return;
        case Verb::speed:
            speed_ = c.number, in_ops_ = c.ops;
            due_ = Clock::now();
            return;
        case Verb::reset: playing_ = false; break;
        default: break;
    }
    if (Result<Done> done = session_->apply(c); !done) fail(done.error());
    chunk_ = 1;  // steps may take longer now
}

void WorkerCore::travel() {
    const Clock::time_point started = Clock::now();
    if (session_->visit(target_->step, target_->tick, chunk_)) {
        target_.reset();
        answer_ = true;
        stop_if_not_finite();
    }
    unseen_ = true;
    adapt(started);
}

void WorkerCore::play(Clock::time_point now) {
    const int64_t due = std::min(chunk_, turns_due(now));
    for (int64_t i = 0; i < due && !has_posted_ && !quit_ && session_->stopped_because().empty(); ++i) {
        if (in_ops_) session_->tick();
        else session_->run_step();
    }
    unseen_ = true;
    stop_if_not_finite();
    adapt(now);
}

// Steps, or ops where the speed counts those.
int64_t WorkerCore::turns_due(Clock::time_point now) {
    if (speed_ <= 0) return chunk_;
    if (now - due_ > most_behind) due_ = now;
    const auto behind = std::chrono::duration<double>(now - due_).count();
    const int64_t turns = std::min(chunk_, 1 + int64_t(behind * speed_));
    due_ += seconds(double(turns) / speed_);
    return turns;
}

void WorkerCore::adapt(Clock::time_point started) {
    const Clock::duration took = Clock::now() - started;
    if (took > chunk_time) chunk_ = std::max<int64_t>(1, chunk_ / 2);
    else if (took < chunk_time / 2) chunk_ = std::min<int64_t>(1 << 16, chunk_ * 2);
}

void WorkerCore::stop_if_not_finite() {
    if (session_->stopped_because().empty()) return;
    playing_ = false;
    answer_ = true;
    fail(session_->not_finite_error());
}

bool WorkerCore::may_publish(Clock::time_point now) const {
    return unseen_ && box_.consumed() && now - published_ >= pause_between_;
}

void WorkerCore::publish() {
    const Clock::time_point started = Clock::now();
    Snapshot& s = box_.back();
    session_->fill(s);
    s.playing = playing_;
    s.speed = speed_;
    s.speed_in_ops = in_ops_;
    s.run = run_;
    s.version = ++version_;
    box_.publish();
    unseen_ = answer_ = false;
    published_ = Clock::now();
    pause_between_ = std::max(shortest_pause, 4 * (published_ - started));
    wake_();
}

}  // namespace chainrule
