using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace AgentSim.Architecture.Tests;

/// <summary>What a library shows, and what other projects of the product need of it.</summary>
internal static class PublicSurface
{
    /// <summary>Public types of a library that no other project names and that nothing shows which another project names.</summary>
    public static IEnumerable<string> Needless(string library)
    {
        var shown = Assembly.Load(library).GetExportedTypes().Where(type => !type.IsNested).ToHashSet();
        var named = Tree.Projects.Where(project => project != library).SelectMany(project => NamesOf(project, library)).ToHashSet();
        var needed = new HashSet<Type>();
        var open = new Stack<Type>(shown.Where(type => named.Contains(type.FullName!)));
        while (open.TryPop(out var type))
        {
            if (!needed.Add(type)) continue;
            foreach (var other in ShownBy(type).SelectMany(Parts).Where(shown.Contains)) open.Push(other);
        }

        return shown.Except(needed).Select(type => type.FullName!).Order(StringComparer.Ordinal);
    }

    /// <summary>Full names of the types of a library that a project's code names.</summary>
    private static IEnumerable<string> NamesOf(string project, string library)
    {
        using var file = new PEReader(File.OpenRead(Assembly.Load(project == "AgentSim.App" ? "agentsim" : project).Location));
        var reader = file.GetMetadataReader();
        return [.. reader.TypeReferences.Select(reader.GetTypeReference)
            .Where(type => type.ResolutionScope.Kind == HandleKind.AssemblyReference
                && reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name) == library)
            .Select(type => $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}")];
    }

    private static IEnumerable<Type> ShownBy(Type type)
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return type.GetFields(all).Select(field => field.FieldType)
            .Concat(type.GetMethods(all).SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)))
            .Concat(type.GetConstructors(all).SelectMany(constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType)))
            .Concat(type.GetInterfaces())
            .Concat(type.BaseType is null ? [] : [type.BaseType]);
    }

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition()) : [type];
}
