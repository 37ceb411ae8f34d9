namespace AgentSim.Language.Grammar;

/// <summary>The shapes that many places share.</summary>
internal static class Shapes
{
    public const string NamePattern = "^[a-z][a-z0-9_]*$";

    public const string IndexedNamePattern = @"^[a-z][a-z0-9_]*( ?\[.+\])?$";

    public const string FileNamePattern = "^[A-Za-z0-9][A-Za-z0-9_-]*$";

    public static readonly Shape Text = new ScalarShape("a text") { TakesNumbers = true };

    public static readonly Shape Name = new ScalarShape("a name") { Pattern = NamePattern };

    /// <summary>A name of a model or seed, which names files too.</summary>
    public static readonly Shape FileName = new ScalarShape("a name") { Pattern = FileNamePattern };

    public static readonly Shape Reference = new ScalarShape("a name") { Pattern = IndexedNamePattern };

    public static readonly Shape Number = new ScalarShape("a number") { TakesNumbers = true };

    public static readonly Shape Formula = new ScalarShape("an expression") { TakesNumbers = true };

    public static readonly Shape Duration = new ScalarShape("a duration") { TakesNumbers = true, Pattern = @"^[0-9.]+( (period|quarter|year)s?)?$" };

    public static readonly Shape Date = new ScalarShape("a date") { TakesNumbers = true, Pattern = "^[0-9]{1,4}(-Q[1-4])?$" };

    public static readonly Shape UnitName = new ScalarShape("a unit") { TakesNumbers = true };

    public static readonly Shape NumberList = new ListShape(Number);

    public static readonly Shape References = new ListShape(Reference);

    /// <summary>One of some words.</summary>
    public static ScalarShape OneOf(params string[] words) => new("a word") { Choices = [.. words] };

    /// <summary>A mapping of names, without an index.</summary>
    public static MapShape Named(Shape value) => new("name", value, NamePattern);

    /// <summary>A mapping of names that may have an index.</summary>
    public static MapShape Indexed(Shape value) => new("name", value, IndexedNamePattern);

    /// <summary>One of several shapes.</summary>
    public static EitherShape Either(params Shape[] shapes) => new([.. shapes]);

    /// <summary>A construct, with the keys that everything has.</summary>
    public static Construct Construct(string phrase, params Key[] keys) =>
        new(phrase, [.. keys, new("why", Text, "Why it is so."), new("source", Text, "Where it is from; the same as why.")]);
}
