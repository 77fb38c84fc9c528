using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Fairway.Web.Hosting;

/// <summary>
/// Gives validation that names no sentence of its own one in the reader's language, and keeps the texts of non-null properties non-null.
/// </summary>
public sealed class Sentences : IValidationMetadataProvider, IDisplayMetadataProvider
{
    private static readonly NullabilityInfoContext Nullability = new();
    private static readonly Lock Gate = new();

    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var attribute in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
        {
            if (attribute.ErrorMessage is null && attribute.ErrorMessageResourceName is null)
            {
                attribute.ErrorMessage = attribute switch
                {
                    RequiredAttribute => "Components.Invalid.Required",
                    StringLengthAttribute { MinimumLength: > 0 } => "Components.Invalid.Length",
                    StringLengthAttribute => "Components.Invalid.TooLong",
                    MaxLengthAttribute => "Components.Invalid.TooLong",
                    RangeAttribute => "Components.Invalid.Range",
                    EmailAddressAttribute => "Components.Invalid.Email",
                    CompareAttribute => "Components.Invalid.Different",
                    _ => "Components.Invalid.Value",
                };
            }
        }
    }

    public void CreateDisplayMetadata(DisplayMetadataProviderContext context)
    {
        if (
            context.Key.ModelType == typeof(string)
            && context.Key is { MetadataKind: ModelMetadataKind.Property, PropertyInfo: { } property }
        )
        {
            lock (Gate)
            {
                context.DisplayMetadata.ConvertEmptyStringToNull = Nullability.Create(property).WriteState != NullabilityState.NotNull;
            }
        }
    }

    public static void For(DefaultModelBindingMessageProvider provider, Words words)
    {
        provider.SetAttemptedValueIsInvalidAccessor((value, _) => words["Components.Invalid.Typed", value]);
        provider.SetMissingBindRequiredValueAccessor(_ => words["Components.Invalid.Required"]);
        provider.SetMissingKeyOrValueAccessor(() => words["Components.Invalid.Required"]);
        provider.SetMissingRequestBodyRequiredValueAccessor(() => words["Components.Invalid.Required"]);
        provider.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => words["Components.Invalid.Value"]);
        provider.SetNonPropertyUnknownValueIsInvalidAccessor(() => words["Components.Invalid.Value"]);
        provider.SetNonPropertyValueMustBeANumberAccessor(() => words["Components.Invalid.Number"]);
        provider.SetUnknownValueIsInvalidAccessor(_ => words["Components.Invalid.Value"]);
        provider.SetValueIsInvalidAccessor(_ => words["Components.Invalid.Value"]);
        provider.SetValueMustBeANumberAccessor(_ => words["Components.Invalid.Number"]);
        provider.SetValueMustNotBeNullAccessor(_ => words["Components.Invalid.Required"]);
    }
}
