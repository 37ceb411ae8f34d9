using System.Collections.Immutable;
using AgentSim.Expressions;
using AgentSim.Language.Naming;
using AgentSim.Language.Resolving;
using AgentSim.Language.Yaml;

namespace AgentSim.Language.Sections;

/// <summary>Reads what is negotiable.</summary>
internal static class IssuesSection
{
    /// <summary>Keys that mean nothing where a single party chooses.</summary>
    private static readonly string[] ForSessions =
        ["rule", "protocol", "rounds", "recognition", "pass", "risk", "exit", "breakdown", "outside", "transfers", "assents"];

    /// <summary>Reads the issues, in file order.</summary>
    public static ImmutableArray<Issue> Read(List<Definition> definitions, Draft draft, Openings openings) =>
        [.. definitions.Where(d => d.Entry.Value is MapNode).Select(d => One(d, (MapNode)d.Entry.Value, draft, openings))];

    private static Issue One(Definition definition, MapNode node, Draft draft, Openings openings)
    {
        var face = draft.Issues[definition.Name];
        var scope = definition.Scope;
        CheckParties(definition, node, face, draft);
        var closed = openings.IsClosed(definition.Name);
        return new(
            definition.Name,
            face.Attributes,
            LevelsSection.Read(definition, draft),
            Start(definition, node, face, draft, openings),
            face.Parties,
            BargainingReader.Read(node, scope, face.Parties, draft),
            closed ? 0 : draft.ReadOr(1, node["opens"], scope, Realm.State),
            LagReader.Read(node["lag"], definition, draft),
            Time(node, "lasts", 1, draft),
            Time(node, "reopens", 0, draft) ?? 0,
            Time(node, "every", 1, draft) ?? 1,
            ExitOf(node["exit"] as MapNode, scope, face, draft),
            Assents(node["assents"] as MapNode, scope, draft),
            TransfersOf(node["transfers"] as MapNode, scope, face, draft),
            Answers(node["answers"] as ListNode, scope, [definition.Name], draft),
            Draft.Source(node));
    }

    /// <summary>A duration of at least <paramref name="least"/> periods; null if there is none.</summary>
    public static int? Time(MapNode node, string key, int least, Draft draft)
    {
        if (node.Scalar(key) is not { } scalar || Durations.Read(scalar, draft.Calendar, draft.Report) is not { } periods) return null;
        if (periods < least) draft.Report.Add(scalar.Place, $"{key} must be at least {least} period", scalar.Text);
        return periods;
    }

    /// <summary>The issues that a list of answers names.</summary>
    public static ImmutableArray<string> Answers(ListNode? list, Scope scope, IEnumerable<string> asking, Draft draft)
    {
        var answers = ImmutableArray.CreateBuilder<string>();
        foreach (var item in list?.Items.OfType<ScalarNode>() ?? [])
        {
            if (IssueFaces.Reference(item, scope, [NameKind.Issue], "an issue", draft) is not { } issue) continue;
            if (asking.Contains(issue)) draft.Report.Add(item.Place, $"{issue} cannot answer itself");
            else if (answers.Contains(issue)) draft.Report.Add(item.Place, $"{issue} stands here twice");
            else if (draft.Issues[issue] is { Parties.Length: > 1, HasExit: false }) draft.Report.Add(item.Place, "this foresees an answer that nobody can give alone", issue, "conducts, issues with an exit");
            else answers.Add(issue);
        }

        return answers.ToImmutable();
    }

    private static void CheckParties(Definition definition, MapNode node, IssueFace face, Draft draft)
    {
        if (node["parties"] is not ListNode list) return;
        if (list.Items.IsEmpty) draft.Report.Add(list.Place, $"{definition.Base} has no parties");
        if (list.Items.Length != 1) return;
        foreach (var key in ForSessions.Where(k => node.Find(k) is not null))
        {
            draft.Report.Add(node.Find(key)!.Key.Place, $"{key} means nothing where a single party chooses");
        }
    }

    private static int Start(Definition definition, MapNode node, IssueFace face, Draft draft, Openings openings)
    {
        int? start = null;
        if (node.Scalar("start") is { } own) start = face.Level(own.Text, (problem, meant, allowed) => draft.Report.Add(own.Place, problem, own.Text, allowed, meant));
        if (openings.LevelOf(definition.Name) is { } level) start = face.Level(level.Text, (problem, meant, allowed) => draft.Report.Add(level.Place, problem, level.Text, allowed, meant));
        return openings.IsClosed(definition.Name) ? 0 : start ?? 0;
    }

    private static Exit? ExitOf(MapNode? node, Scope scope, IssueFace face, Draft draft)
    {
        if (node is null) return null;
        var by = IssueFaces.Actors(node["by"], scope, draft);
        foreach (var item in node["by"] is ListNode list ? list.Items.OfType<ScalarNode>() : [node.Scalar("by")!])
        {
            if (item is not null) BargainingReader.Party(item, scope, face.Parties, draft);
        }

        var to = node.Scalar("to") is { } level ? face.Level(level.Text, (problem, meant, allowed) => draft.Report.Add(level.Place, problem, level.Text, allowed, meant)) : 0;
        return new(by, to ?? 0, draft.ReadPlain(node["cost"], scope, Realm.State, "a cost in gains") ?? 0);
    }

    private static ImmutableArray<Assent> Assents(MapNode? node, Scope scope, Draft draft)
    {
        var assents = ImmutableArray.CreateBuilder<Assent>();
        foreach (var entry in node?.Entries ?? [])
        {
            Words.Check(entry.Name, entry.Key.Place, draft.Report);
            var map = entry.Value as MapNode;
            var probability = draft.ReadRate(map is null ? entry.Value : map["probability"], map?.Scalar("per")?.Text, scope, Realm.State, "a probability");
            if (probability is Number { Value: < 0 or > 1 } number) draft.Report.Add((map?["probability"] ?? entry.Value).Place, "a probability must be from 0 to 1", Numbers.Text(number.Value));
            if (probability is not null) assents.Add(new(entry.Name, ShocksSection.WithinPeriod(probability, map?.Scalar("per")?.Text, draft.Calendar)));
        }

        return assents.ToImmutable();
    }

    private static Transfers? TransfersOf(MapNode? node, Scope scope, IssueFace face, Draft draft)
    {
        if (node?.Scalar("from") is not { } from || node.Scalar("to") is not { } to || node["grid"] is not ListNode grid) return null;
        var (payer, payee) = (BargainingReader.Party(from, scope, face.Parties, draft), BargainingReader.Party(to, scope, face.Parties, draft));
        if (payer is null || payee is null) return null;
        if (payer == payee) draft.Report.Add(to.Place, "nobody pays themselves", payee);
        var amounts = grid.Items.Select(i => Numbers.Read(i, "an amount", draft.Report)).OfType<double>().ToList();
        if (amounts.Count == 0 || amounts.Exists(a => a < 0) || amounts.Zip(amounts.Skip(1)).Any(p => p.First >= p.Second))
        {
            draft.Report.Add(grid.Place, "a grid holds rising amounts of 0 or more", $"[{string.Join(", ", amounts.Select(Numbers.Text))}]");
        }

        var terms = new Dictionary<string, string>();
        foreach (var entry in (node["terms"] as MapNode)?.Entries ?? [])
        {
            if (BargainingReader.Party(entry.Key, scope, [payer, payee], draft) is not { } actor || entry.Value is not ScalarNode term) continue;
            var known = draft.UtilityTerms[actor];
            if (known.Contains(term.Text)) terms[actor] = term.Text;
            else draft.Report.Add(term.Place, $"the utility of {actor} has no such term", term.Text, Listing.Of(known), Nearest.To(term.Text, known));
        }

        return new(payer, payee, [.. amounts], terms.GetValueOrDefault(payer), terms.GetValueOrDefault(payee));
    }
}
