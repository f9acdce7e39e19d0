using System.Text.Json;
using System.Text.Json.Serialization;

namespace StdpKernels.Tool.Verification.Peers;

/// <summary>The state after one step, counted from one.</summary>
/// <param name="Step">The step.</param>
/// <param name="Arrays">What is known of the state, by its names.</param>
[JsonConverter(typeof(Converter))]
internal sealed record PeerState(int Step, IReadOnlyDictionary<string, double[]> Arrays)
{
    // The step stands among the arrays, whose names are the other simulator's.
    private sealed class Converter : JsonConverter<PeerState>
    {
        private const string StepName = "step";

        public override bool HandleNull => true;

        public override PeerState Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            CaseJson.Require(reader.TokenType == JsonTokenType.StartObject, "a step and its arrays are expected");
            int? step = null;
            var arrays = new Dictionary<string, double[]>();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                string name = reader.GetString()!;
                reader.Read();
                if (name == StepName && step is null)
                {
                    step = Value<int?>(ref reader, name, "whole number", options);
                }
                else
                {
                    bool isNew = name != StepName && arrays.TryAdd(name, Value<double[]>(ref reader, name, "list of numbers", options));
                    CaseJson.Require(isNew, $"'{OneLine.Short(name)}' is there twice");
                }
            }

            return new PeerState(step ?? throw new JsonException($"'{StepName}' is missing"), arrays);
        }

        public override void Write(Utf8JsonWriter writer, PeerState value, JsonSerializerOptions options) =>
            throw new NotSupportedException("Cases are only read.");

        // Told here: what is read apart is told by its place in that part of the file.
        private static TValue Value<TValue>(ref Utf8JsonReader reader, string name, string what, JsonSerializerOptions options)
        {
            try
            {
                return JsonSerializer.Deserialize<TValue>(ref reader, options) ?? throw new JsonException("it is null");
            }
            catch (JsonException e)
            {
                throw new JsonException($"'{OneLine.Short(name)}' is no {what}", e);
            }
        }
    }
}
