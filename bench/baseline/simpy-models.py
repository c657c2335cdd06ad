"""The hold model and an M/M/c queue on SimPy, with the numbers of bench/subject/kernel-hold.mjs and mmc.mjs.

simpy-models.py hold <pending> <operations>
simpy-models.py mmc <servers> <customers>
"""

import json
import math
import sys
import time

import simpy

MASK = 0xFFFFFFFF


def exponential(count, mean, seed):
    """Delays in whole milliseconds, drawn before the clock starts."""
    state = seed
    drawn = []
    for _ in range(count):
        state ^= state << 13 & MASK
        state ^= state >> 17
        state ^= state << 5 & MASK
        drawn.append(math.ceil(-math.log(1 - state / 4294967296) * mean))
    return drawn


def checksum_of(values):
    state = 2166136261
    for value in values:
        state = (state ^ value & MASK) * 16777619 & MASK
    return state


def hold(pending, operations):
    """Every process waits again and again, until `operations` waits have ended."""
    delays = iter(exponential(pending + operations, 60_000, 12345))
    held = []

    def process(env, entity):
        for delay in delays:
            yield env.timeout(delay)
            held.append(entity)

    env = simpy.Environment()
    start = time.perf_counter()
    for entity in range(pending):
        env.process(process(env, entity))
    env.run()
    return time.perf_counter() - start, len(held), checksum_of(held)


def mmc(servers, customers):
    """Customers come a second apart on average; the servers are busy nine tenths of the time."""
    gaps = exponential(customers, 1000, 12345)
    services = exponential(customers, servers * 900, 54321)
    waits = []

    def customer(env, desk, service):
        arrived = env.now
        with desk.request() as turn:
            yield turn
            waits.append(env.now - arrived)
            yield env.timeout(service)

    def door(env, desk):
        for gap, service in zip(gaps, services):
            yield env.timeout(gap)
            env.process(customer(env, desk, service))

    env = simpy.Environment()
    desk = simpy.Resource(env, capacity=servers)
    start = time.perf_counter()
    env.process(door(env, desk))
    env.run()
    return time.perf_counter() - start, len(waits), checksum_of(waits)


model, first, second = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
seconds, operations, checksum = {"hold": hold, "mmc": mmc}[model](first, second)
print(json.dumps({"seconds": seconds, "operations": operations, "checksum": checksum}))
