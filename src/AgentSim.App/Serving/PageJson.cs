using System.Text.Json.Serialization;
using AgentSim.Results.Exploring;

namespace AgentSim.App.Serving;

/// <summary>How the page is answered: without reflection, names as JavaScript writes them, numbers that there are none of as null.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, Converters = [typeof(FiniteNumber)], RespectNullableAnnotations = true)]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(PageStart))]
[JsonSerializable(typeof(IReadOnlyList<ResultCard>))]
[JsonSerializable(typeof(IReadOnlyList<CalibrationCard>))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(IReadOnlyList<ModelCard>))]
[JsonSerializable(typeof(ResultPage))]
[JsonSerializable(typeof(ViewRequest))]
[JsonSerializable(typeof(ExploreAnswer))]
[JsonSerializable(typeof(HistoryList))]
[JsonSerializable(typeof(HistoryPage))]
[JsonSerializable(typeof(IReadOnlyList<Named>))]
[JsonSerializable(typeof(ModelPage))]
[JsonSerializable(typeof(TrialRequest))]
[JsonSerializable(typeof(TrialState))]
[JsonSerializable(typeof(WorkRequest))]
[JsonSerializable(typeof(WorkStarted))]
[JsonSerializable(typeof(IReadOnlyList<ExperimentCard>))]
[JsonSerializable(typeof(ExperimentPage))]
[JsonSerializable(typeof(ExperimentRequest))]
[JsonSerializable(typeof(ExperimentState))]
internal sealed partial class PageJson : JsonSerializerContext;
