// Tasks of each shape on each instance and in each zone: what a cluster keeps whether or not a chain asks for it.
#pragma once

#include <vector>

#include "churn.hpp"

class Counts {
 public:
  explicit Counts(int instances) : instances_(instances), onInstance_(shapes.size() * instances) {}

  void add(int row, int zone, int shape, int by) {
    onInstance_[static_cast<size_t>(shape) * instances_ + row] += by;
    inZone_[shape * zones + zone] += by;
  }

 private:
  int instances_;
  std::vector<int32_t> onInstance_;
  std::array<int32_t, shapes.size() * zones> inZone_{};
};
