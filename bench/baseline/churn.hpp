// The packing benchmark, as in bench/subject/packing.mjs: fill to 85 %, then stop a task drawn at random and place another.
#pragma once

#include <array>
#include <vector>

#include "program.hpp"

struct Shape {
  int32_t cpu, memory;
};

constexpr std::array<Shape, 4> shapes{{{256, 512}, {512, 1024}, {128, 256}, {1024, 2048}}};
constexpr int32_t instanceCpu = 4096, instanceMemory = 15576, zones = 3;
constexpr int none = -1;

/// `Packer(instances)`; `choose(shape, random)` gives a row or `none`; `occupy(row, shape, by)` adds or takes a task.
template <class Packer>
class Churn {
 public:
  explicit Churn(int instances) : packer_(instances), instances_(instances) {}

  void fill() {
    const double wanted = instances_ * static_cast<double>(instanceCpu) * 0.85;
    while (used_ < wanted) {
      for (int n = 0; n < instances_; n++) {
        if (!place()) return;
      }
    }
  }

  void churn(long pairs) {
    for (long n = 0; n < pairs; n++) {
      stop();
      place();
    }
  }

  const Checksum& checksum() const { return checksum_; }

 private:
  struct Task {
    int row, shape;
  };

  bool place() {
    const int shape = static_cast<int>(random_() * shapes.size());
    const int row = packer_.choose(shape, random_);
    checksum_.add(row);
    if (row == none) return false;
    change(row, shape, 1);
    tasks_.push_back({row, shape});
    return true;
  }

  void stop() {
    const auto n = static_cast<size_t>(random_() * tasks_.size());
    const Task task = tasks_[n];
    tasks_[n] = tasks_.back();
    tasks_.pop_back();
    change(task.row, task.shape, -1);
  }

  void change(int row, int shape, int by) {
    used_ += by * shapes[shape].cpu;
    packer_.occupy(row, shape, by);
  }

  Packer packer_;
  int instances_;
  int64_t used_ = 0;
  Random random_{12345};
  Checksum checksum_;
  std::vector<Task> tasks_;
};

/// <program> <instances> <pairs to warm up> <pairs>
template <class Packer>
int benchmark(int argc, char** argv) {
  Churn<Packer> churn(static_cast<int>(argument(argc, argv, 1)));
  churn.fill();
  churn.churn(argument(argc, argv, 2));
  const long pairs = argument(argc, argv, 3);
  const Stopwatch watch;
  churn.churn(pairs);
  report(watch.seconds(), pairs, churn.checksum());
  return 0;
}
