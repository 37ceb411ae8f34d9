/* The reference model in C with histories innermost, for the compiler to vectorise: every loop is over the lanes of a block, conditions are masks.
   Usage: reference-lanes HISTORIES SEED */
#include "reference.h"
#include <string.h>

enum { LANES = 256 };

typedef double Column[LANES] __attribute__((aligned(64)));

static Column protection_weight, sovereignty_weight, fear_weight, pull_weight, influence[PATRONS], rivalry[PATRONS];
static Column prices, output, threat, price_noise, growth_noise, alarm_now;
static Column level[ISSUES], value[ISSUES], lapses[ISSUES], changed[ISSUES];
static Column measures[MEASURES];
static uint64_t rng[4][LANES] __attribute__((aligned(64)));

#define FOR_LANES _Pragma("GCC ivdep") for (int h = 0; h < LANES; h++)

static void draw(double *u)
{
    FOR_LANES {
        uint64_t a = rng[0][h], b = rng[1][h], c = rng[2][h], d = rng[3][h], result = a + d, t = b << 17;
        c ^= a; d ^= b; b ^= c; a ^= d; c ^= t;
        d = (d << 45) | (d >> 19);
        rng[0][h] = a; rng[1][h] = b; rng[2][h] = c; rng[3][h] = d;
        union { uint64_t bits; double number; } one = { (result >> 12) | 0x3FF0000000000000u };
        u[h] = one.number - (1 - 0x1.0p-53);
    }
}

static void draw_normal(double *z, double deviation)
{
    Column u, v;
    draw(u);
    draw(v);
    FOR_LANES z[h] = deviation * sqrt(-2 * log(u[h])) * cos(2 * M_PI * v[h]);
}

/* An actor's utility with an issue at a level; level -1: as things are. */
static void utility(int actor, int issue, int at, double *u)
{
    const double *now[ISSUES];
    Column supposed;
    for (int i = 0; i < ISSUES; i++) now[i] = value[i];
    if (at >= 0) {
        FOR_LANES supposed[h] = VALUE[issue][at];
        now[issue] = supposed;
    }
    const double *n = now[NORTH], *e = now[EAST], *s = now[SOUTH], *w = now[WEST], *line = now[LINE], *forum = now[FORUM];
    if (actor == CLIENT) {
        FOR_LANES {
            double price = exp(prices[h]), ties = n[h] + e[h] + s[h] + w[h];
            double trade = MARKET[0] * (1 - exp(-1.5 * n[h])) + MARKET[1] * (1 - exp(-1.5 * e[h])) + MARKET[2] * (1 - exp(-1.5 * s[h])) + MARKET[3] * (1 - exp(-1.5 * w[h]));
            double protection = STRENGTH[0] * n[h] + STRENGTH[1] * e[h] + STRENGTH[2] * s[h] + STRENGTH[3] * w[h];
            u[h] = 0.35 * log(1 + price * output[h] * (0.4 + 0.6 * line[h]))
                + 0.25 * trade
                + protection_weight[h] * (1 - exp(-2 * protection))
                - sovereignty_weight[h] * (n[h] * n[h] + e[h] * e[h] + s[h] * s[h] + w[h] * w[h]) / 4
                + 0.2 * log(1 + sqrt(n[h]) + sqrt(e[h]) + sqrt(s[h]) + sqrt(w[h]))
                - 0.15 / (1 + exp(-6 * (ties - 2.2)))
                + 0.2 * pow(forum[h], 0.7)
                - 0.25 * pow(forum[h], 1.6)
                - 0.3 * pow(line[h], 1.3) * exp(-0.5 * output[h])
                - fear_weight[h] * threat[h] * exp(-1.2 * (n[h] + forum[h]))
                + 0.15 / (1 + exp(-4 * (n[h] + 0.5 * forum[h] - threat[h] - 0.3)))
                - pull_weight[h] * pow(fabs(w[h] - n[h]), 1.5);
        }
        return;
    }
    int p = actor - 1;
    const double *own = now[p], *weight = influence[p], *rival = rivalry[p];
    double market = MARKET[p], reach = REACH[p], order = ORDER[p];
    FOR_LANES {
        double price = exp(prices[h]), ties = n[h] + e[h] + s[h] + w[h];
        u[h] = weight[h] * (1 - exp(-1.5 * own[h]))
            - rival[h] / (1 + exp(-5 * (ties - own[h] - 0.8)))
            - 0.4 * pow(own[h], 1.5)
            - 0.2 * threat[h] * exp(-own[h])
            + 0.2 * log(1 + market * price * own[h])
            + 0.15 * pow(own[h] / (0.5 + ties), 0.6)
            + reach * log(1 + price * output[h] * line[h])
            - 0.1 * pow(line[h], 1.4)
            + order * pow(forum[h], 0.8)
            - 0.1 * pow(forum[h], 2.5)
            + 0.1 / (1 + exp(-3 * (own[h] - threat[h])))
            + 0.05 * exp(-2 * fabs(own[h] - 0.5));
    }
}

static Column gains[MOST_PARTIES][MOST_LEVELS], chance[MOST_PARTIES][MOST_LEVELS];

static void find_gains(int issue)
{
    Column now;
    double worth = present_value(issue);
    for (int j = 0; j < PARTIES[issue]; j++) {
        utility(PARTY[issue][j], issue, -1, now);
        for (int x = 0; x < LEVELS[issue]; x++) {
            utility(PARTY[issue][j], issue, x, gains[j][x]);
            FOR_LANES gains[j][x][h] = worth * (gains[j][x][h] - now[h]);
        }
    }
}

static Column propose[ROUNDS][MOST_PARTIES][MOST_LEVELS], accept[ROUNDS][MOST_PARTIES][MOST_LEVELS];

static void solve(int issue)
{
    static Column going_on[MOST_PARTIES], next[MOST_PARTIES], consent[MOST_LEVELS], weight[MOST_LEVELS], sum;
    int parties = PARTIES[issue], levels = LEVELS[issue];
    const double *now = level[issue];
    memset(next, 0, sizeof next);
    for (int r = ROUNDS - 1; r >= 0; r--) {
        for (int j = 0; j < parties; j++) {
            FOR_LANES going_on[j][h] = r == ROUNDS - 1 ? 0 : PATIENCE * next[j][h];
            FOR_LANES next[j][h] = going_on[j][h];
            for (int x = 0; x < levels; x++)
                FOR_LANES accept[r][j][x][h] = 1 / (1 + exp(-PRECISION * (gains[j][x][h] - going_on[j][h] - CONSENT_COST)));
        }
        for (int p = 0; p < parties; p++) {
            FOR_LANES sum[h] = 1;
            for (int x = 0; x < levels; x++) {
                FOR_LANES consent[x][h] = 1;
                for (int j = 0; j < parties; j++) if (j != p) FOR_LANES consent[x][h] *= accept[r][j][x][h];
                FOR_LANES weight[x][h] = now[h] == x ? 0 : exp(PRECISION * consent[x][h] * (gains[p][x][h] - going_on[p][h]));
                FOR_LANES sum[h] += weight[x][h];
            }
            for (int x = 0; x < levels; x++) {
                FOR_LANES propose[r][p][x][h] = weight[x][h] / sum[h];
                for (int j = 0; j < parties; j++)
                    FOR_LANES next[j][h] += propose[r][p][x][h] * consent[x][h] / parties * (gains[j][x][h] - going_on[j][h]);
            }
        }
    }
}

static Column score[ACTORS][ISSUES], raised[ISSUES];

static void score_issue(int issue)
{
    static Column best, luck;
    find_gains(issue);
    for (int j = 0; j < PARTIES[issue]; j++)
        for (int x = 0; x < LEVELS[issue]; x++) FOR_LANES chance[j][x][h] = 1 / (1 + exp(-PRECISION * (gains[j][x][h] - CONSENT_COST)));
    for (int j = 0; j < PARTIES[issue]; j++) {
        FOR_LANES best[h] = 0;
        for (int x = 0; x < LEVELS[issue]; x++) {
            Column promise;
            FOR_LANES promise[h] = gains[j][x][h];
            for (int k = 0; k < PARTIES[issue]; k++) if (k != j) FOR_LANES promise[h] *= chance[k][x][h];
            FOR_LANES best[h] = promise[h] > best[h] && level[issue][h] != x ? promise[h] : best[h];
        }
        draw(luck);
        FOR_LANES score[PARTY[issue][j]][issue][h] = best[h] > 0 ? PRECISION * best[h] - log(-log(luck[h])) : -1;
    }
}

static void raise_issues(void)
{
    static Column best, which;
    for (int a = 0; a < ACTORS; a++) for (int i = 0; i < ISSUES; i++) FOR_LANES score[a][i][h] = -1;
    for (int i = 0; i < ISSUES; i++) {
        score_issue(i);
        FOR_LANES raised[i][h] = 0;
    }
    for (int a = 0; a < ACTORS; a++) {
        for (int taken = 0; taken < AGENDA; taken++) {
            FOR_LANES best[h] = 0;
            FOR_LANES which[h] = -1;
            for (int i = 0; i < ISSUES; i++) {
                FOR_LANES which[h] = score[a][i][h] > best[h] ? i : which[h];
                FOR_LANES best[h] = score[a][i][h] > best[h] ? score[a][i][h] : best[h];
            }
            for (int i = 0; i < ISSUES; i++) {
                FOR_LANES raised[i][h] = which[h] == i ? 1 : raised[i][h];
                FOR_LANES score[a][i][h] = which[h] == i ? -1 : score[a][i][h];
            }
        }
    }
}

/* A session in the lanes of a mask. */
static void talk(int issue, double *open, int period)
{
    static Column luck, proposer, offer, agreed;
    find_gains(issue);
    solve(issue);
    for (int r = 0; r < ROUNDS; r++) {
        draw(luck);
        FOR_LANES proposer[h] = floor(PARTIES[issue] * luck[h]);
        draw(luck);
        FOR_LANES offer[h] = -1;
        for (int x = 0; x < LEVELS[issue]; x++) {
            for (int p = 0; p < PARTIES[issue]; p++) FOR_LANES luck[h] -= proposer[h] == p ? propose[r][p][x][h] : 0;
            FOR_LANES offer[h] = luck[h] < 0 && offer[h] < 0 ? x : offer[h];
        }
        FOR_LANES agreed[h] = offer[h] >= 0 ? open[h] : 0;
        for (int j = 0; j < PARTIES[issue]; j++) {
            static Column yes;
            draw(luck);
            FOR_LANES yes[h] = proposer[h] == j ? 1 : 0;
            for (int x = 0; x < LEVELS[issue]; x++) FOR_LANES yes[h] += offer[h] == x && luck[h] < accept[r][j][x][h] ? 1 : 0;
            FOR_LANES agreed[h] = yes[h] > 0 ? agreed[h] : 0;
        }
        FOR_LANES open[h] -= agreed[h];
        FOR_LANES measures[DEALS][h] += agreed[h];
        FOR_LANES level[issue][h] = agreed[h] > 0 ? offer[h] : level[issue][h];
        FOR_LANES changed[issue][h] = agreed[h] > 0 ? period : changed[issue][h];
        FOR_LANES lapses[issue][h] = agreed[h] > 0 ? (offer[h] > 0 ? period + LASTS[issue] : PERIODS + 1) : lapses[issue][h];
        for (int x = 0; x < LEVELS[issue]; x++) FOR_LANES value[issue][h] = level[issue][h] == x ? VALUE[issue][x] : value[issue][h];
    }
}

static void hold_sessions(int period)
{
    static Column sitting[ISSUES], open;
    int order[ISSUES];
    raise_issues();
    /* The order within a sitting is the same in all lanes of a block, or each would need a solution of its own. */
    for (int i = 0; i < ISSUES; i++) {
        draw(open);
        int j = (int)((i + 1) * open[0]);
        order[i] = i;
        order[i] = order[j];
        order[j] = i;
        draw(sitting[i]);
    }
    for (int turn = 0; turn < SITTINGS * ISSUES; turn++) {
        int issue = order[turn % ISSUES];
        double any = 0;
        FOR_LANES open[h] = floor(SITTINGS * sitting[issue][h]) == turn / ISSUES && changed[issue][h] != period ? raised[issue][h] : 0;
        FOR_LANES any += open[h];
        if (any > 0) talk(issue, open, period);
    }
}

static void start(void)
{
    static Column u;
    memset(measures, 0, sizeof measures);
    draw(u); FOR_LANES protection_weight[h] = 0.15 + 0.3 * u[h];
    draw(u); FOR_LANES sovereignty_weight[h] = 0.2 + u[h];
    draw(u); FOR_LANES fear_weight[h] = 0.4 * u[h];
    draw(u); FOR_LANES pull_weight[h] = 0.2 * u[h];
    for (int p = 0; p < PATRONS; p++) { draw(u); FOR_LANES influence[p][h] = 0.1 + 0.4 * u[h]; }
    for (int p = 0; p < PATRONS; p++) { draw(u); FOR_LANES rivalry[p][h] = 0.4 * u[h]; }
    FOR_LANES prices[h] = 0;
    FOR_LANES output[h] = 0.6;
    FOR_LANES threat[h] = 0.2;
    for (int i = 0; i < ISSUES; i++) {
        FOR_LANES level[i][h] = value[i][h] = 0;
        FOR_LANES lapses[i][h] = PERIODS + 1;
        FOR_LANES changed[i][h] = -1;
    }
}

static void open_period(int period)
{
    draw_normal(price_noise, 0.12);
    draw_normal(growth_noise, 0.02);
    draw(alarm_now);
    FOR_LANES alarm_now[h] = alarm_now[h] < 0.08 ? 1 : 0;
    for (int i = 0; i < ISSUES; i++) {
        FOR_LANES level[i][h] = lapses[i][h] > period ? level[i][h] : 0;
        FOR_LANES value[i][h] = lapses[i][h] > period ? value[i][h] : 0;
        FOR_LANES changed[i][h] = lapses[i][h] > period ? changed[i][h] : period;
        FOR_LANES lapses[i][h] = lapses[i][h] > period ? lapses[i][h] : PERIODS + 1;
    }
}

static void close_period(int period)
{
    static Column u;
    static const int CONTENT[3] = { CLIENT, 1 + NORTH, 1 + WEST };
    for (int i = 0; i < ISSUES; i++) FOR_LANES measures[i][h] += value[i][h] / PERIODS;   /* measures 0 to 5 are those of the issues */
    if (period >= PERIODS - 4)
        for (int p = 0; p < PATRONS; p++) FOR_LANES measures[LAST_TIES][h] += value[p][h] / 4;
    for (int a = 0; a < 3; a++) {
        utility(CONTENT[a], 0, -1, u);
        FOR_LANES measures[CONTENT_CLIENT + a][h] += u[h] / PERIODS;
    }
    FOR_LANES prices[h] = 0.95 * prices[h] + price_noise[h];
    FOR_LANES output[h] *= exp(0.012 + growth_noise[h]);
    FOR_LANES {
        double next = 0.85 * threat[h] + 0.4 * alarm_now[h];
        threat[h] = next > 1 ? 1 : next;
    }
}

int main(int argc, char **argv)
{
    long histories = argc > 1 ? atol(argv[1]) : 10000;
    uint64_t seed = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
    Tally t = { 0 };
    for (int h = 0; h < LANES; h++) {
        Rng one;
        rng_start(&one, seed + 0x51ED2701u * (uint64_t)(h + 1));
        for (int i = 0; i < 4; i++) rng[i][h] = one.s[i];
    }
    double began = cpu_seconds();
    for (long first = 0; first < histories; first += LANES) {
        start();
        for (int period = 0; period < PERIODS; period++) {
            open_period(period);
            hold_sessions(period);
            close_period(period);
        }
        for (int h = 0; h < LANES && first + h < histories; h++) {
            double of_history[MEASURES];
            for (int m = 0; m < MEASURES; m++) of_history[m] = measures[m][h];
            tally(&t, of_history);
        }
    }
    report(&t, histories, cpu_seconds() - began);
    return 0;
}
