terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.90" }
  }
}

provider "aws" {
  region = "eu-central-1"
}

variable "password" {
  type = string
}

variable "token" {
  type      = string
  sensitive = true
}

variable "teams" {
  default = { "a.b" = 1, "say \"x[0]\"" = 2 }
}

locals {
  given   = var.password
  literal = "hunter2-local-Xy12"
}

resource "aws_sqs_queue" "dead" {
  name = "dead"
}

resource "aws_sqs_queue" "work" {
  name           = "work"
  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dead.arn, maxReceiveCount = 5 })
}

resource "aws_sqs_queue" "each" {
  for_each       = var.teams
  name           = "each-${each.value}"
  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dead.arn, maxReceiveCount = 5 })
}

module "zone" {
  source   = "./queue"
  for_each = toset(["eu", "us"])
  name     = each.key
  dead     = aws_sqs_queue.dead.arn
}

resource "aws_iam_role" "lambda" {
  name               = "lambda"
  assume_role_policy = data.aws_iam_policy_document.lambda.json
}

data "aws_iam_policy_document" "lambda" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "dead" {
  statement {
    actions   = ["sqs:*"]
    resources = [aws_sqs_queue.dead.arn]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
  statement {
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.work.arn]
    principals {
      type        = "Service"
      identifiers = ["sns.amazonaws.com"]
    }
  }
}

resource "aws_sqs_queue_policy" "dead" {
  queue_url = aws_sqs_queue.dead.url
  policy    = data.aws_iam_policy_document.dead.json
}

# A dynamic block of what is known.
resource "aws_lambda_function" "dynamic" {
  function_name = "dynamic"
  role          = aws_iam_role.lambda.arn
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  filename      = "x.zip"
  dynamic "environment" {
    for_each = [1]
    content {
      variables = { DB_PASSWORD = var.password, API_TOKEN = var.token }
    }
  }
}

# A dynamic block of what is not known.
resource "aws_lambda_function" "hidden" {
  function_name = "hidden"
  role          = aws_iam_role.lambda.arn
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  filename      = "x.zip"
  dynamic "dead_letter_config" {
    for_each = toset([aws_sqs_queue.dead.arn])
    content {
      target_arn = dead_letter_config.value
    }
  }
  dynamic "environment" {
    for_each = aws_sqs_queue.dead.arn == "x" ? [1] : []
    content {
      variables = { DB_PASSWORD = var.password }
    }
  }
}

resource "aws_lambda_function" "literals" {
  function_name = "literals"
  role          = aws_iam_role.lambda.arn
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  filename      = "x.zip"
  environment {
    variables = {
      DB_PASSWORD    = "hunter2-literal-Xy12"
      OTHER_PASSWORD = var.password
      LOCAL_PASSWORD = local.given
      NAME           = local.literal
      FILE_PASSWORD  = file("${path.module}/password.txt")
      QUEUE          = "work"
    }
  }
}

resource "aws_lambda_function" "mixed" {
  function_name = "mixed"
  role          = aws_iam_role.lambda.arn
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  filename      = "x.zip"
  environment {
    variables = { QUEUE_URL = aws_sqs_queue.work.url, DB_PASSWORD = "hunter2-literal-Xy12" }
  }
}

resource "aws_db_instance" "file" {
  identifier          = "file"
  engine              = "postgres"
  instance_class      = "db.t4g.medium"
  allocated_storage   = 20
  username            = "app"
  password            = file("${path.module}/password.txt")
  skip_final_snapshot = true
  deletion_protection = true
}

resource "aws_db_instance" "literal" {
  identifier          = "literal"
  engine              = "postgres"
  instance_class      = "db.t4g.medium"
  allocated_storage   = 20
  username            = "app"
  password            = "hunter2-literal-Xy12"
  skip_final_snapshot = true
  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_db_instance" "given" {
  count               = 2
  identifier          = "given-${count.index}"
  engine              = "postgres"
  instance_class      = "db.t4g.medium"
  allocated_storage   = 20
  username            = "app"
  password            = var.password
  skip_final_snapshot = true
}

resource "aws_cloudwatch_metric_alarm" "inner" {
  alarm_name          = "inner"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateAgeOfOldestMessage"
  threshold           = 60
  period              = 60
  statistic           = "Maximum"
  dimensions          = { QueueName = aws_sqs_queue.work.name }
  alarm_actions       = [module.zone["eu"].arn]
}

resource "aws_s3_bucket" "public" {
  bucket = "public"
}

data "aws_iam_policy_document" "public" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["${aws_s3_bucket.public.arn}/*"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}

resource "aws_s3_bucket_policy" "public" {
  bucket = aws_s3_bucket.public.id
  policy = data.aws_iam_policy_document.public.json
}

resource "aws_s3_bucket_public_access_block" "public" {
  bucket                  = aws_s3_bucket.public.id
  block_public_acls       = true
  block_public_policy     = false
  ignore_public_acls      = true
  restrict_public_buckets = false
}
