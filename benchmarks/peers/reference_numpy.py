"""The reference model in NumPy, a thousand histories at once. Usage: reference_numpy.py HISTORIES SEED"""
import json
import sys
import time

import numpy as np

PERIODS, ROUNDS, AGENDA, SITTINGS, BLOCK = 72, 3, 2, 2, 1000
PRECISION, PATIENCE, CONSENT_COST, DISCOUNT, STEP, NEVER = 36.0, 0.98, 0.05, 0.93, 0.25, 10_000
PACT, HALF = np.array([0, 0.25, 0.5, 1]), np.array([0, 0.5, 1])
VALUES = [PACT] * 4 + [HALF] * 2
PARTIES = [[0, 1], [0, 2], [0, 3], [0, 4], [0, 1, 4], [0, 1, 2]]
LASTS = [12, 12, 12, 12, 24, 20]
WORTH = [STEP * (1 - DISCOUNT ** (n * STEP)) / (1 - DISCOUNT ** STEP) for n in LASTS]
STRENGTH, MARKET = [1, 0.6, 0.6, 0.8], [0.5, 0.8, 0.5, 1]
REACH, ORDER = [0.25, 0, 0, 0.4], [0.3, 0.2, 0, 0]
NAMES = ["tie[north]", "tie[east]", "tie[south]", "tie[west]", "mean_line", "mean_forum", "last_ties",
         "content_of_client", "content_of_north", "content_of_west", "deals"]


def logistic(x):
    return 1 / (1 + np.exp(-x))


class Block:
    """Histories that are played side by side: one array element each."""

    def __init__(self, rng, n):
        self.rng, self.n = rng, n
        self.protection, self.sovereignty = 0.15 + 0.3 * rng.random(n), 0.2 + rng.random(n)
        self.fear, self.pull = 0.4 * rng.random(n), 0.2 * rng.random(n)
        self.influence, self.rivalry = 0.1 + 0.4 * rng.random((4, n)), 0.4 * rng.random((4, n))
        self.prices, self.output, self.threat = np.zeros(n), np.full(n, 0.6), np.full(n, 0.2)
        self.level = np.zeros((6, n), dtype=int)
        self.lapses, self.changed = np.full((6, n), NEVER), np.full((6, n), -1)
        self.measures = np.zeros((len(NAMES), n))

    def values(self):
        return [VALUES[i][self.level[i]] for i in range(6)]

    def utility(self, actor, v):
        pact, line, forum = v[:4], v[4], v[5]
        price, ties = np.exp(self.prices), pact[0] + pact[1] + pact[2] + pact[3]
        if actor == 0:
            return (0.35 * np.log(1 + price * self.output * (0.4 + 0.6 * line))
                    + 0.25 * sum(MARKET[p] * (1 - np.exp(-1.5 * pact[p])) for p in range(4))
                    + self.protection * (1 - np.exp(-2 * sum(STRENGTH[p] * pact[p] for p in range(4))))
                    - self.sovereignty * sum(pact[p] ** 2 for p in range(4)) / 4
                    + 0.2 * np.log(1 + sum(np.sqrt(pact[p]) for p in range(4)))
                    - 0.15 * logistic(6 * (ties - 2.2))
                    + 0.2 * forum ** 0.7
                    - 0.25 * forum ** 1.6
                    - 0.3 * line ** 1.3 * np.exp(-0.5 * self.output)
                    - self.fear * self.threat * np.exp(-1.2 * (pact[0] + forum))
                    + 0.15 * logistic(4 * (pact[0] + 0.5 * forum - self.threat - 0.3))
                    - self.pull * np.abs(pact[3] - pact[0]) ** 1.5)
        p = actor - 1
        own = pact[p]
        return (self.influence[p] * (1 - np.exp(-1.5 * own))
                - self.rivalry[p] * logistic(5 * (ties - own - 0.8))
                - 0.4 * own ** 1.5
                - 0.2 * self.threat * np.exp(-own)
                + 0.2 * np.log(1 + MARKET[p] * price * own)
                + 0.15 * (own / (0.5 + ties)) ** 0.6
                + REACH[p] * np.log(1 + price * self.output * line)
                - 0.1 * line ** 1.4
                + ORDER[p] * forum ** 0.8
                - 0.1 * forum ** 2.5
                + 0.1 * logistic(3 * (own - self.threat))
                + 0.05 * np.exp(-2 * np.abs(own - 0.5)))

    def gains(self, issue):
        """What each party would gain by each level: party, level, history."""
        v = self.values()
        found = np.empty((len(PARTIES[issue]), len(VALUES[issue]), self.n))
        for j, actor in enumerate(PARTIES[issue]):
            now = self.utility(actor, v)
            for x, value in enumerate(VALUES[issue]):
                found[j, x] = WORTH[issue] * (self.utility(actor, v[:issue] + [np.full(self.n, value)] + v[issue + 1:]) - now)
        return found

    def raise_issues(self):
        score = np.full((5, 6, self.n), -1.0)
        for issue, parties in enumerate(PARTIES):
            gains = self.gains(issue)
            consent = logistic(PRECISION * (gains - CONSENT_COST))
            possible = np.arange(len(VALUES[issue]))[:, None] != self.level[issue]
            for j, actor in enumerate(parties):
                chance = np.prod(np.delete(consent, j, axis=0), axis=0)
                best = np.where(possible, gains[j] * chance, -np.inf).max(axis=0)
                score[actor, issue] = np.where(best > 0, PRECISION * best - np.log(-np.log(self.rng.random(self.n))), -1)
        raised = np.zeros((6, self.n), dtype=bool)
        for actor in range(5):
            for _ in range(AGENDA):
                which = score[actor].argmax(axis=0)
                wanted = np.flatnonzero(np.take_along_axis(score[actor], which[None], axis=0)[0] > 0)
                raised[which[wanted], wanted] = True
                score[actor, which[wanted], wanted] = -1
        return raised

    def solve(self, issue, gains):
        parties, levels, _ = gains.shape
        possible = np.arange(levels)[:, None] != self.level[issue]
        value, solution = np.zeros((parties, self.n)), [None] * ROUNDS
        for r in reversed(range(ROUNDS)):
            going_on = value * (0 if r == ROUNDS - 1 else PATIENCE)
            accept = logistic(PRECISION * (gains - going_on[:, None] - CONSENT_COST))
            propose, value = np.empty_like(gains), going_on.copy()
            for p in range(parties):
                consent = np.prod(np.delete(accept, p, axis=0), axis=0)
                weight = np.where(possible, np.exp(PRECISION * consent * (gains[p] - going_on[p])), 0)
                propose[p] = weight / (1 + weight.sum(axis=0))
                value += ((propose[p] * consent)[None] * (gains - going_on[:, None])).sum(axis=1) / parties
            solution[r] = propose, accept
        return solution

    def talk(self, issue, open_now, period):
        gains = self.gains(issue)
        solution = self.solve(issue, gains)
        every, parties = np.arange(self.n), len(PARTIES[issue])
        for propose, accept in solution:
            proposer = (parties * self.rng.random(self.n)).astype(int)
            cumulative = propose[proposer, :, every].T.cumsum(axis=0)
            offer = (self.rng.random(self.n) >= cumulative).sum(axis=0)
            agreed = open_now & (offer < len(VALUES[issue]))
            made = np.minimum(offer, len(VALUES[issue]) - 1)
            for j in range(parties):
                agreed &= (proposer == j) | (self.rng.random(self.n) < accept[j, made, every])
            open_now = open_now & ~agreed
            self.level[issue] = np.where(agreed, made, self.level[issue])
            self.changed[issue] = np.where(agreed, period, self.changed[issue])
            self.lapses[issue] = np.where(agreed, np.where(made > 0, period + LASTS[issue], NEVER), self.lapses[issue])
            self.measures[10] += agreed

    def play(self):
        for period in range(PERIODS):
            price_noise, growth_noise = 0.12 * self.rng.standard_normal(self.n), 0.02 * self.rng.standard_normal(self.n)
            alarm = self.rng.random(self.n) < 0.08
            over = self.lapses <= period
            self.level[over], self.lapses[over], self.changed[over] = 0, NEVER, period
            raised, order = self.raise_issues(), self.rng.permutation(6)
            sitting = self.rng.integers(SITTINGS, size=(6, self.n))
            for turn in range(SITTINGS * 6):
                issue = order[turn % 6]
                open_now = raised[issue] & (sitting[issue] == turn // 6) & (self.changed[issue] != period)
                if open_now.any():
                    self.talk(issue, open_now, period)
            v = self.values()
            for i in range(6):
                self.measures[i] += v[i] / PERIODS
            if period >= PERIODS - 4:
                self.measures[6] += sum(v[:4]) / 4
            for place, actor in enumerate([0, 1, 4]):
                self.measures[7 + place] += self.utility(actor, v) / PERIODS
            self.prices = 0.95 * self.prices + price_noise
            self.output *= np.exp(0.012 + growth_noise)
            self.threat = np.clip(0.85 * self.threat + 0.4 * alarm, 0, 1)
        return self.measures


def main():
    histories, seed = int(sys.argv[1]), int(sys.argv[2])
    rng, found, began = np.random.default_rng(seed), [], time.process_time()
    for first in range(0, histories, BLOCK):
        found.append(Block(rng, min(BLOCK, histories - first)).play())
    seconds, measures = time.process_time() - began, np.concatenate(found, axis=1)
    means = {name: [float(row.mean()), float(row.std(ddof=1))] for name, row in zip(NAMES, measures)}
    print(json.dumps({"histories": histories, "cpu_seconds": seconds, "means": means}))


if __name__ == "__main__":
    main()
