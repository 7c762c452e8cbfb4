global using Agreements.Domain.Specs.Harness;
global using static Agreements.Domain.Specs.Harness.Spec;
