using System.Text.Json.Serialization;

namespace AgentSim.App.Answers;

/// <summary>How answers are written as JSON: without reflection, for a quick start.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(RunAnswer))]
[JsonSerializable(typeof(SweepAnswer))]
[JsonSerializable(typeof(CheckAnswer))]
[JsonSerializable(typeof(PlayAnswer))]
[JsonSerializable(typeof(ExperimentAnswer))]
[JsonSerializable(typeof(ShardAnswer))]
[JsonSerializable(typeof(MergeAnswer))]
[JsonSerializable(typeof(AnalysisFileAnswer))]
[JsonSerializable(typeof(PlanAnswer))]
[JsonSerializable(typeof(ComparisonAnswer))]
[JsonSerializable(typeof(CalibrationAnswer))]
[JsonSerializable(typeof(FitAnswer))]
[JsonSerializable(typeof(DescribeAnswer))]
[JsonSerializable(typeof(SolveAnswer))]
[JsonSerializable(typeof(ScenarioAnswer))]
[JsonSerializable(typeof(LegislatureAnswer))]
[JsonSerializable(typeof(PredictAnswer))]
[JsonSerializable(typeof(VotingAnswer))]
[JsonSerializable(typeof(CoalitionalAnswer))]
[JsonSerializable(typeof(TransitAnswer))]
[JsonSerializable(typeof(TariffAnswer))]
[JsonSerializable(typeof(SimilarityAnswer))]
[JsonSerializable(typeof(Experimenting.ExperimentStatus))]
internal sealed partial class AnswerJson : JsonSerializerContext;
