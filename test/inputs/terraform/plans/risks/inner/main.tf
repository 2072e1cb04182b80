variable "name" {}

variable "dead" {}

resource "aws_sqs_queue" "q" {
  name           = "inner-${var.name}"
  redrive_policy = jsonencode({ deadLetterTargetArn = var.dead, maxReceiveCount = 3 })
}

output "arn" {
  value = aws_sqs_queue.q.arn
}
