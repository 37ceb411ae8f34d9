"""The reference model on Mesa (3 or later): a model a history, an agent an actor, a step a period. Usage: reference_mesa.py HISTORIES SEED"""
import json
import statistics
import sys
import time
from math import exp, inf, log, sqrt

import mesa

PERIODS, ROUNDS, AGENDA, SITTINGS = 72, 3, 2, 2
PRECISION, PATIENCE, CONSENT_COST, DISCOUNT, STEP, NEVER = 36.0, 0.98, 0.05, 0.93, 0.25, 10_000
VALUES = [[0, 0.25, 0.5, 1]] * 4 + [[0, 0.5, 1]] * 2
PARTIES = [[0, 1], [0, 2], [0, 3], [0, 4], [0, 1, 4], [0, 1, 2]]
LASTS = [12, 12, 12, 12, 24, 20]
WORTH = [STEP * (1 - DISCOUNT ** (n * STEP)) / (1 - DISCOUNT ** STEP) for n in LASTS]
STRENGTH, MARKET = [1, 0.6, 0.6, 0.8], [0.5, 0.8, 0.5, 1]
REACH, ORDER = [0.25, 0, 0, 0.4], [0.3, 0.2, 0, 0]
NAMES = ["tie[north]", "tie[east]", "tie[south]", "tie[west]", "mean_line", "mean_forum", "last_ties",
         "content_of_client", "content_of_north", "content_of_west", "deals"]


def logistic(x):
    return 1 / (1 + exp(-x))


class Client(mesa.Agent):
    def __init__(self, model):
        super().__init__(model)
        draw = model.random.random
        self.protection, self.sovereignty = 0.15 + 0.3 * draw(), 0.2 + draw()
        self.fear, self.pull = 0.4 * draw(), 0.2 * draw()

    def utility(self, level):
        m, pact, line, forum = self.model, *values(level)
        price, ties = exp(m.prices), sum(pact)
        return (0.35 * log(1 + price * m.output * (0.4 + 0.6 * line))
                + 0.25 * sum(MARKET[p] * (1 - exp(-1.5 * pact[p])) for p in range(4))
                + self.protection * (1 - exp(-2 * sum(STRENGTH[p] * pact[p] for p in range(4))))
                - self.sovereignty * sum(own * own for own in pact) / 4
                + 0.2 * log(1 + sum(sqrt(own) for own in pact))
                - 0.15 * logistic(6 * (ties - 2.2))
                + 0.2 * forum ** 0.7
                - 0.25 * forum ** 1.6
                - 0.3 * line ** 1.3 * exp(-0.5 * m.output)
                - self.fear * m.threat * exp(-1.2 * (pact[0] + forum))
                + 0.15 * logistic(4 * (pact[0] + 0.5 * forum - m.threat - 0.3))
                - self.pull * abs(pact[3] - pact[0]) ** 1.5)


class Patron(mesa.Agent):
    def __init__(self, model, place):
        super().__init__(model)
        self.place = place
        self.influence, self.rivalry = 0.1 + 0.4 * model.random.random(), 0.4 * model.random.random()

    def utility(self, level):
        m, pact, line, forum, p = self.model, *values(level), self.place
        price, ties, own = exp(m.prices), sum(pact), pact[p]
        return (self.influence * (1 - exp(-1.5 * own))
                - self.rivalry * logistic(5 * (ties - own - 0.8))
                - 0.4 * own ** 1.5
                - 0.2 * m.threat * exp(-own)
                + 0.2 * log(1 + MARKET[p] * price * own)
                + 0.15 * (own / (0.5 + ties)) ** 0.6
                + REACH[p] * log(1 + price * m.output * line)
                - 0.1 * line ** 1.4
                + ORDER[p] * forum ** 0.8
                - 0.1 * forum ** 2.5
                + 0.1 * logistic(3 * (own - m.threat))
                + 0.05 * exp(-2 * abs(own - 0.5)))


def values(level):
    return [VALUES[p][level[p]] for p in range(4)], VALUES[4][level[4]], VALUES[5][level[5]]


class History(mesa.Model):
    def __init__(self, seed):
        super().__init__(seed=seed)
        self.actors = [Client(self)] + [Patron(self, p) for p in range(4)]
        self.prices, self.output, self.threat, self.period = 0.0, 0.6, 0.2, 0
        self.level, self.lapses, self.changed = [0] * 6, [NEVER] * 6, [-1] * 6
        self.measures = [0.0] * len(NAMES)

    def step(self):
        draw = self.random
        price_noise, growth_noise, alarm = draw.gauss(0, 0.12), draw.gauss(0, 0.02), draw.random() < 0.08
        for i in range(6):
            if self.lapses[i] <= self.period:
                self.level[i], self.lapses[i], self.changed[i] = 0, NEVER, self.period
        self.hold_sessions()
        self.measure()
        self.prices = 0.95 * self.prices + price_noise
        self.output *= exp(0.012 + growth_noise)
        self.threat = min(1, max(0, 0.85 * self.threat + 0.4 * alarm))
        self.period += 1

    def gains(self, issue):
        found = []
        for actor in PARTIES[issue]:
            utility, now = self.actors[actor].utility, self.actors[actor].utility(self.level)
            supposed, row = list(self.level), []
            for x in range(len(VALUES[issue])):
                supposed[issue] = x
                row.append(WORTH[issue] * (utility(supposed) - now))
            found.append(row)
        return found

    def raise_issues(self):
        score, raised = [[-inf] * 6 for _ in range(5)], set()
        for issue, parties in enumerate(PARTIES):
            gains = self.gains(issue)
            for j, actor in enumerate(parties):
                best = -inf
                for x in range(len(VALUES[issue])):
                    if x == self.level[issue]:
                        continue
                    chance = 1.0
                    for k in range(len(parties)):
                        if k != j:
                            chance *= logistic(PRECISION * (gains[k][x] - CONSENT_COST))
                    best = max(best, gains[j][x] * chance)
                if best > 0:
                    score[actor][issue] = PRECISION * best - log(-log(1 - self.random.random() or 1e-300))
        for actor in range(5):
            wanted = sorted((i for i in range(6) if score[actor][i] > 0), key=lambda i: -score[actor][i])
            raised.update(wanted[:AGENDA])
        return raised

    def hold_sessions(self):
        raised, order = self.raise_issues(), list(range(6))
        self.random.shuffle(order)
        sitting = [self.random.randrange(SITTINGS) for _ in range(6)]
        for turn in range(SITTINGS * 6):
            issue = order[turn % 6]
            if issue not in raised or sitting[issue] != turn // 6 or self.changed[issue] == self.period:
                continue
            level = self.talk(issue)
            if level is None:
                continue
            self.level[issue], self.changed[issue] = level, self.period
            self.lapses[issue] = self.period + LASTS[issue] if level else NEVER
            self.measures[10] += 1

    def solve(self, issue, gains):
        parties, levels, now = range(len(gains)), range(len(gains[0])), self.level[issue]
        value, solution = [0.0] * len(gains), [None] * ROUNDS
        for r in reversed(range(ROUNDS)):
            going_on = [0.0 if r == ROUNDS - 1 else PATIENCE * v for v in value]
            accept = [[logistic(PRECISION * (gains[j][x] - going_on[j] - CONSENT_COST)) for x in levels] for j in parties]
            propose, value = [], list(going_on)
            for p in parties:
                consent = [1.0 for _ in levels]
                for x in levels:
                    for j in parties:
                        if j != p:
                            consent[x] *= accept[j][x]
                weight = [0 if x == now else exp(PRECISION * consent[x] * (gains[p][x] - going_on[p])) for x in levels]
                share = [w / (1 + sum(weight)) for w in weight]
                propose.append(share)
                for j in parties:
                    value[j] += sum(share[x] * consent[x] * (gains[j][x] - going_on[j]) for x in levels) / len(gains)
            solution[r] = propose, accept
        return solution

    def talk(self, issue):
        for propose, accept in self.solve(issue, self.gains(issue)):
            proposer, u, offer = self.random.randrange(len(PARTIES[issue])), self.random.random(), None
            for x, share in enumerate(propose[proposer]):
                u -= share
                if u < 0:
                    offer = x
                    break
            if offer is None:
                continue
            answers = [self.random.random() < accept[j][offer] for j in range(len(PARTIES[issue])) if j != proposer]
            if all(answers):
                return offer
        return None

    def measure(self):
        pact, line, forum = values(self.level)
        for place, value in enumerate(pact + [line, forum]):
            self.measures[place] += value / PERIODS
        if self.period >= PERIODS - 4:
            self.measures[6] += sum(pact) / 4
        for place, actor in enumerate([0, 1, 4]):
            self.measures[7 + place] += self.actors[actor].utility(self.level) / PERIODS


def main():
    histories, seed = int(sys.argv[1]), int(sys.argv[2])
    began, found = time.process_time(), []
    for number in range(histories):
        history = History(seed * 1_000_003 + number)
        for _ in range(PERIODS):
            history.step()
        found.append(history.measures)
    seconds = time.process_time() - began
    means = {name: [statistics.fmean(column), statistics.stdev(column)] for name, column in zip(NAMES, zip(*found))}
    print(json.dumps({"histories": histories, "cpu_seconds": seconds, "means": means}))


if __name__ == "__main__":
    main()
