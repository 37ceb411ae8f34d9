using Google.OrTools.LinearSolver;

namespace AgentSim.Games.Numerics;

/// <summary>A linear program, built row by row and solved by Google's GLOP (revised simplex; its answers are corners).</summary>
internal sealed class LinearProgram : IDisposable
{
    private readonly Solver solver = Create();
    private readonly List<Variable> variables = [];
    private readonly List<Constraint> rows = [];

    /// <summary>What the last solution makes of the objective.</summary>
    public double Objective => solver.Objective().Value();

    /// <summary>Adds a variable within bounds; they may be infinite.</summary>
    /// <returns>Its number, from 0.</returns>
    public int Variable(double low, double high)
    {
        variables.Add(solver.MakeNumVar(low, high, ""));
        return variables.Count - 1;
    }

    /// <summary>Adds <c>low &lt;= sum of coefficients times variables &lt;= high</c>; bounds may be infinite.</summary>
    /// <returns>Its number, from 0.</returns>
    public int Row(double low, double high, IEnumerable<(int Variable, double Coefficient)> terms)
    {
        var row = solver.MakeConstraint(low, high, "");
        foreach (var (variable, coefficient) in terms) row.SetCoefficient(variables[variable], coefficient);
        rows.Add(row);
        return rows.Count - 1;
    }

    /// <summary>Sets a variable's weight in the objective.</summary>
    public void Weigh(int variable, double coefficient) => solver.Objective().SetCoefficient(variables[variable], coefficient);

    /// <summary>Makes the objective as small as it can be.</summary>
    public void Minimize() => Solve(() => solver.Objective().SetMinimization());

    /// <summary>Makes the objective as large as it can be.</summary>
    public void Maximize() => Solve(() => solver.Objective().SetMaximization());

    /// <summary>A variable's value in the last solution.</summary>
    public double Value(int variable) => variables[variable].SolutionValue();

    /// <summary>A row's shadow price in the last solution.</summary>
    public double Dual(int row) => rows[row].DualValue();

    /// <inheritdoc/>
    public void Dispose() => solver.Dispose();

    private static Solver Create()
    {
        try
        {
            return Solver.CreateSolver("GLOP");
        }
        catch (Exception wrong) when (wrong is TypeInitializationException or DllNotFoundException)
        {
            throw new WrongGameException("This needs the solver of linear programs GLOP, which comes for Linux, Windows on x64 and Macs with Apple's processors, and is not here.");
        }
    }

    private void Solve(Action direct)
    {
        direct();
        var status = solver.Solve();
        // Every program here has a solution; that none is found is a matter of numbers.
        if (status != Solver.ResultStatus.OPTIMAL) throw new WrongGameException($"A linear program of {variables.Count} variables and {rows.Count} rows ended as {status}: the numbers of the game are too far apart for it.");
    }
}
