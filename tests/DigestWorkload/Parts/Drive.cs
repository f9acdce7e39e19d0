namespace StdpKernels.DigestWorkload.Parts;

/// <summary>What is called in each step of a case.</summary>
internal enum Drive
{
    /// <summary>A step of a layer, or of functional calls.</summary>
    Step,

    /// <summary>All steps as one window of a prepared layer.</summary>
    Window,

    /// <summary>A step whose learning a number scales.</summary>
    Gate,

    /// <summary>Changes that are written and added, not applied.</summary>
    Changes,

    /// <summary>An eligibility with every kind of reward of one for all samples.</summary>
    Eligibility,

    /// <summary>An eligibility of each sample, and a reward for each.</summary>
    SampleEligibility,
}
