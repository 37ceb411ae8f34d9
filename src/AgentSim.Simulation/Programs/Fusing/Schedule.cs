using System.Collections.Immutable;

namespace AgentSim.Simulation.Programs.Fusing;

/// <summary>A step of a pass.</summary>
/// <param name="Instruction">What it does, with the numbers of columns and scalars; -1 for what has no column, because no other part reads it.</param>
/// <param name="A">The step that gives its first operand; -1 where that is in a column, or a scalar.</param>
/// <param name="B">The same of the second.</param>
/// <param name="C">The same of the third.</param>
/// <param name="IsKept">Whether others than this pass read what it gives.</param>
/// <param name="Number">Its own number.</param>
internal readonly record struct ScheduledStep(Instruction Instruction, int A, int B, int C, bool IsKept, int Number);

/// <summary>Several steps in one pass, or a function in a loop of its own.</summary>
internal sealed record ScheduledPart(bool IsFunction, ImmutableArray<ScheduledStep> Steps);

/// <summary>
/// The order of the operations of a tape in which few passes are needed: functions as soon as what they are of is there, everything else as late as it may be.
/// </summary>
internal sealed class Schedule
{
    // The compiler of the platform keeps track of a thousand variables, and expands no more calls beyond half of that; some five to an operation.
    private const int LongestPass = 96;

    private readonly Tape tape;
    private readonly ImmutableArray<Instruction> steps;

    // By step: the steps that give its operands, or -1; the stage that it belongs to; the part; and the number of its column.
    private readonly int[][] operands;
    private readonly int[] stages, partOf, column;

    public Schedule(Tape tape)
    {
        this.tape = tape;
        steps = tape.Stepped.Steps;
        operands = new int[steps.Length][];
        (stages, partOf, column) = (new int[steps.Length], new int[steps.Length], new int[steps.Length]);
        var givers = FindOperands();
        var results = tape.Stepped.Outputs.Select(output => givers.GetValueOrDefault(output, -1)).ToImmutableArray();
        FindStages();
        var parts = Divide();
        Keep(parts, results);
        Outputs = [.. results.Select((step, result) => step < 0 ? tape.Stepped.Outputs[result] : column[step])];
        Parts = [.. parts.Select(part => new ScheduledPart(IsFunction(part[0]), [.. part.Select(Scheduled)]))];
    }

    public ImmutableArray<ScheduledPart> Parts { get; }

    public ImmutableArray<int> Outputs { get; }

    public int Registers { get; private set; }

    private static bool IsFunction(Operation operation) =>
        operation is Operation.Exp or Operation.Log or Operation.Logistic or Operation.Power or Operation.XLogX;

    private bool IsFunction(int step) => IsFunction(steps[step].Operation);

    /// <summary>Finds the step that gives each operand: the last that wrote to its register. Returns those of the end.</summary>
    private Dictionary<int, int> FindOperands()
    {
        var givers = new Dictionary<int, int>();
        for (var step = 0; step < steps.Length; step++)
        {
            var (operation, destination, a, b, c, _) = steps[step];
            int[] places = [a, b, c];
            operands[step] = [.. places.Take(operation.Operands()).Select(place => givers.GetValueOrDefault(place, -1))];
            givers[destination] = step;
        }

        return givers;
    }

    private void FindStages()
    {
        for (var step = 0; step < steps.Length; step++)
        {
            foreach (var operand in Givers(step)) stages[step] = Math.Max(stages[step], stages[operand] + (IsFunction(operand) ? 1 : 0));
        }

        // What is no function waits for the first that reads it.
        var last = stages.DefaultIfEmpty().Max();
        var latest = Enumerable.Repeat(last, steps.Length).ToArray();
        for (var step = steps.Length - 1; step >= 0; step--)
        {
            if (!IsFunction(step)) stages[step] = latest[step];
            foreach (var operand in Givers(step)) latest[operand] = Math.Min(latest[operand], stages[step]);
        }
    }

    private IEnumerable<int> Givers(int step) => operands[step].Where(operand => operand >= 0);

    /// <summary>In each stage passes first, then functions.</summary>
    private List<int[]> Divide()
    {
        var parts = new List<int[]>();
        foreach (var stage in Enumerable.Range(0, steps.Length).GroupBy(step => stages[step]).OrderBy(stage => stage.Key))
        {
            parts.AddRange(stage.Where(step => !IsFunction(step)).Chunk(LongestPass));
            parts.AddRange(stage.Where(IsFunction).Select(step => new[] { step }));
        }

        for (var part = 0; part < parts.Count; part++)
            foreach (var step in parts[part]) partOf[step] = part;
        return parts;
    }

    /// <summary>Gives columns to what is read in other parts than its own, or is a result; they are free again after the part that is the last to read them.</summary>
    private void Keep(List<int[]> parts, ImmutableArray<int> results)
    {
        var lastReader = Enumerable.Repeat(-1, steps.Length).ToArray();
        for (var step = 0; step < steps.Length; step++)
        {
            foreach (var operand in Givers(step))
                if (partOf[operand] != partOf[step]) lastReader[operand] = Math.Max(lastReader[operand], partOf[step]);
        }

        foreach (var step in results.Where(step => step >= 0)) lastReader[step] = int.MaxValue;
        var ending = Enumerable.Range(0, steps.Length).Where(step => lastReader[step] is >= 0 and < int.MaxValue).ToLookup(step => lastReader[step]);
        var free = new Stack<int>();
        Array.Fill(column, -1);
        for (var part = 0; part < parts.Count; part++)
        {
            foreach (var step in parts[part].Where(step => lastReader[step] >= 0))
                column[step] = tape.FirstRegister + (free.TryPop(out var register) ? register : Registers++);
            foreach (var step in ending[part]) free.Push(column[step] - tape.FirstRegister);
        }
    }

    private ScheduledStep Scheduled(int step)
    {
        var (operation, _, a, b, c, isPlain) = steps[step];
        int[] places = [a, b, c];
        int[] inPass = [-1, -1, -1];
        for (var place = 0; place < operands[step].Length; place++)
        {
            var giver = operands[step][place];
            if (giver < 0) continue;
            if (partOf[giver] == partOf[step]) inPass[place] = giver;
            places[place] = column[giver];
        }

        return new(new(operation, column[step], places[0], places[1], places[2], isPlain), inPass[0], inPass[1], inPass[2], column[step] >= 0, step);
    }
}
