using System.Globalization;
using CsCheck;

namespace AgentSim.Tests.Language;

public sealed class AllocationTests
{
    private sealed record Route(double Netback, double Capacity, double Committed);

    /// <summary>Coarse numbers, so that equal netbacks and exact fits are common.</summary>
    private static readonly Gen<double> Coarse = Gen.Int[-4, 12].Select(i => i / 2d);

    private static readonly Gen<(double Total, List<Route> Routes)> Cases =
        Gen.Select(Gen.Int[-2, 40].Select(i => i / 2d), Gen.Select(Coarse, Coarse, Coarse, (n, k, c) => new Route(n, k, c)).List[1, 6]);

    [Fact]
    public void A_total_is_shipped_as_a_shipper_would()
    {
        Cases.Sample(
            each =>
            {
                var shipped = Shipped(each.Total, each.Routes);
                var expected = Greedy(each.Total, each.Routes);
                for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], shipped[i], 1e-12);
            },
            iter: 300);
    }

    [Fact]
    public void Two_indices_ship_a_total_for_each_element_of_the_second()
    {
        var model = Workshop.Model("""
            sets: { route: [r, s], owner: [x, y] }
            parameters: { "output[x]": 3, "output[y]": 5 }
            variables:
              flow[route, owner]: { allocate: "output[owner]", by: "if(route == r, 1, 2)", within: 4 }
            """);

        var values = Evaluation.Of(model);

        Assert.Equal([0, 1, 3, 4], ((string[])["flow[r,x]", "flow[r,y]", "flow[s,x]", "flow[s,y]"]).Select(n => values[n]));
    }

    /// <summary>First the commitments in order, then one route after another by falling netback.</summary>
    private static double[] Greedy(double total, List<Route> routes)
    {
        var shipped = new double[routes.Count];
        var left = Math.Max(0, total);
        for (var i = 0; i < routes.Count; i++)
        {
            shipped[i] = Math.Min(left, Math.Min(Math.Max(0, routes[i].Committed), Math.Max(0, routes[i].Capacity)));
            left -= shipped[i];
        }

        foreach (var i in Enumerable.Range(0, routes.Count).Where(i => routes[i].Netback >= 0).OrderByDescending(i => routes[i].Netback).ThenBy(i => i))
        {
            var more = Math.Min(left, Math.Max(0, routes[i].Capacity) - shipped[i]);
            shipped[i] += more;
            left -= more;
        }

        return shipped;
    }

    private static double[] Shipped(double total, List<Route> routes)
    {
        var names = routes.Select((_, i) => $"r{i}").ToList();
        string Each(string name, Func<Route, double> value) => string.Concat(routes.Select((r, i) => string.Create(CultureInfo.InvariantCulture, $"  {name}[r{i}]: {value(r)}\n")));
        var model = Workshop.Model(string.Create(CultureInfo.InvariantCulture, $$"""
            sets: { route: [{{string.Join(", ", names)}}] }
            parameters:
              output: {{total}}
            {{Each("netback", r => r.Netback)}}{{Each("capacity", r => r.Capacity)}}{{Each("contract", r => r.Committed)}}
            variables:
              flow[route]: { allocate: output, by: netback, within: capacity, committed: contract }
            """));
        var values = Evaluation.Of(model);
        return [.. names.Select(n => values[$"flow[{n}]"])];
    }
}
